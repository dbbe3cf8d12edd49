using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Rules.Authentication;

/// <summary>What the rules about blocking auth calls share: they look at the same code, and each of them reports one kind of place.</summary>
/// <param name="descriptor">The rule.</param>
public abstract class BlockedAuthCallRule(DiagnosticDescriptor descriptor) : DepGuardAnalyzer(descriptor)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (BlockedAuthCalls.In(symbols, settings) is { } calls)
            context.RegisterOperationBlockAction(member => Analyze(member, calls));
    }

    /// <summary>Whether this rule is the one to report the call.</summary>
    private protected abstract bool Reports(BlockedAuthCall blocked, BlockingPlace place, Func<bool> couldAwait);

    private void Analyze(OperationBlockAnalysisContext context, BlockedAuthCalls calls)
    {
        foreach (var blocked in calls.In(context))
        {
            var place = calls.PlaceOf(blocked, context.OwningSymbol);
            if (Reports(blocked, place, () => calls.CouldAwait(blocked, context.OwningSymbol, context.Compilation)))
                context.ReportDiagnostic(Diagnostic.Create(SupportedDiagnostics[0], blocked.Site.NameLocation(), SiteName(blocked), blocked.Name));
        }
    }

    private static string SiteName(BlockedAuthCall blocked) => blocked.Site.NameToken().ValueText;
}
