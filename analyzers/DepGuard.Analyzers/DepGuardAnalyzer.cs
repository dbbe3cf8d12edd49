using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers;

/// <summary>What every DepGuard rule for C# shares: it leaves generated code and test projects alone.</summary>
/// <param name="descriptors">The rules that the analyzer reports.</param>
public abstract class DepGuardAnalyzer(params DiagnosticDescriptor[] descriptors) : DiagnosticAnalyzer
{
    /// <summary>Rules look at the same compilation with the same options one after the other; what one of them finds out, all of them know.</summary>
    private static readonly ConditionalWeakTable<AnalyzerOptions, ConditionalWeakTable<Compilation, KnownSymbols>> Known = new();

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(descriptors);

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var symbols = Known.GetOrCreateValue(start.Options).GetValue(start.Compilation, compilation => new KnownSymbols(compilation));
            var settings = symbols.Shared(() => new AnalyzerSettings(start.Options, start.Compilation, start.CancellationToken));
            if (!symbols.IsTestProject || settings.IsOn("analyze_tests"))
                Register(start, symbols, settings);
        });
    }

    /// <summary>Registers the callbacks of the rule; none if the compilation lacks every library that the rule knows.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings);
}
