using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>What the rules about retry loops share: each looks at the loops, and at the jumps back, that repeat a failed remote call.</summary>
/// <param name="descriptor">The rule.</param>
public abstract class RetryLoopRule(DiagnosticDescriptor descriptor) : DepGuardAnalyzer(descriptor)
{
    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var loops = symbols.Shared(() => new RetryLoops(symbols, settings));
        var analyze = LoopAction(symbols, settings);
        if (!loops.Remote.IsEmpty)
            context.RegisterMemberAction(operation => Analyze(operation, loops, analyze), OperationKind.Loop, OperationKind.Branch);
        foreach (var (action, kind) in PolicyActions(symbols, settings))
            context.RegisterMemberAction(action, kind);
    }

    private static void Analyze(MemberOperation context, RetryLoops loops, Action<MemberOperation, RetryLoop> analyze)
    {
        if (loops.At(context.Operation) is { } retry)
            analyze(context, retry);
    }

    /// <summary>What the rule has to say about a loop.</summary>
    private protected abstract Action<MemberOperation, RetryLoop> LoopAction(KnownSymbols symbols, AnalyzerSettings settings);

    /// <summary>What the rule looks for in retry policies, and in which operations; nothing if the compilation knows no library with policies.</summary>
    private protected virtual IEnumerable<(Action<MemberOperation> Action, OperationKind Kind)> PolicyActions(KnownSymbols symbols, AnalyzerSettings settings) => [];
}
