using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Blocking;
using DepGuard.Analyzers.Recognition.Deadlines;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>DPG1309: after a timeout the caller goes on and leaves the call behind, which nothing cancels.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AbandonedCall() : DepGuardAnalyzer(Descriptors.AbandonedCall)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var remote = symbols.Shared(() => new RemoteCalls(symbols, settings));
        if (remote.IsEmpty)
            return;

        context.RegisterMemberAction(operation => Analyze(operation, remote), OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, RemoteCalls remote)
    {
        var wait = (IInvocationOperation)context.Operation;
        foreach (var task in TimedWait.Tasks(wait))
        {
            var call = TaskOrigin.Of(task).FirstOrDefault(origin => origin.TargetMethod.MethodKind != MethodKind.DelegateInvoke && remote.Contains(origin));
            if (call is null || IsCancelled(call) || TimedWait.GoesOn(wait, task, call) || Cleanup.IsIn(wait, context.ContainingSymbol))
                continue;

            var severity = remote.IsAuth(call) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.AbandonedCall, wait.NameLocation(), severity, null, null, wait.TargetMethod.Name, call.TargetMethod.Name));
            return;
        }
    }

    /// <summary>The call has a token that a timer, or this member, cancels.</summary>
    private static bool IsCancelled(IInvocationOperation call) => TimedTokens.IsGivenTo(call) || call.Arguments.Any(argument =>
        argument.ArgumentKind == ArgumentKind.Explicit && argument.Value.Type?.Name == "CancellationToken"
        && TimedTokens.Source(argument.Value) is { } source && TimedTokens.IsCancelled(source));
}
