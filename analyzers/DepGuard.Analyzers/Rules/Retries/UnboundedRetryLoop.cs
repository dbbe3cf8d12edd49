using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1201: a loop, or a jump back, repeats a failed remote call and nothing ends it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedRetryLoop() : RetryLoopRule(Descriptors.UnboundedRetryLoop)
{
    private protected override Action<MemberOperation, RetryLoop> LoopAction(KnownSymbols symbols, AnalyzerSettings settings) => Analyze;

    private static void Analyze(MemberOperation context, RetryLoop retry)
    {
        if (retry.Bound != RetryBound.None)
            return;

        var pause = retry.Waits ? "" : " and it does not wait between attempts";
        var severity = retry.IsOptimisticConcurrency ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnboundedRetryLoop, retry.Region.Keyword, severity, null, null, retry.CallName, pause));
    }
}
