using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1201: a loop, or a jump back, repeats a failed remote call and nothing ends it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedRetryLoop() : DepGuardAnalyzer(Descriptors.UnboundedRetryLoop)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var loops = new RetryLoops(symbols, settings);
        context.RegisterOperationAction(operation => Analyze(operation, loops), OperationKind.Loop, OperationKind.Branch);
    }

    private static void Analyze(OperationAnalysisContext context, RetryLoops loops)
    {
        if (loops.At(context.Operation) is not { Bound: RetryBound.None, IsOptimisticConcurrency: false } retry)
            return;

        var pause = retry.Waits ? "" : " and it does not wait between attempts";
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnboundedRetryLoop, retry.Region.Keyword, retry.CallName, pause));
    }
}
