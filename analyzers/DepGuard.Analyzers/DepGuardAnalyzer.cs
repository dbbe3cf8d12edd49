using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers;

/// <summary>What every DepGuard rule for C# shares: it leaves generated code and test projects alone.</summary>
/// <param name="descriptors">The rules that the analyzer reports.</param>
public abstract class DepGuardAnalyzer(params DiagnosticDescriptor[] descriptors) : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(descriptors);

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var symbols = new KnownSymbols(start.Compilation);
            var settings = new AnalyzerSettings(start.Options, start.Compilation, start.CancellationToken);
            if (!symbols.IsTestProject || settings.IsOn("analyze_tests"))
                Register(start, symbols, settings);
        });
    }

    /// <summary>Registers the callbacks of the rule; none if the compilation lacks every library that the rule knows.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings);
}
