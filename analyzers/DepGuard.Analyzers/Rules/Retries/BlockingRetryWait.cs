using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Context;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1213: a thread sleeps between attempts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingRetryWait() : RetryLoopRule(Descriptors.BlockingRetryWait)
{
    private protected override Action<MemberOperation, RetryLoop> LoopAction(KnownSymbols symbols, AnalyzerSettings settings) => Analyze;

    private static void Analyze(MemberOperation context, RetryLoop retry)
    {
        foreach (var wait in retry.Region.Operations.OfType<IInvocationOperation>().Where(Blocks))
        {
            var severity = Functions.MayAwait(wait, context.ContainingSymbol, context.Compilation) && !RepeatsSynchronousDelegate(retry.Call) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.BlockingRetryWait, wait.NameLocation(), severity, null, null, wait.NameToken().ValueText, retry.CallName));
        }
    }

    /// <summary>A helper for callers who do not await: their delegate answers at once, and often reads a file rather than calls a service.</summary>
    private static bool RepeatsSynchronousDelegate(IInvocationOperation call) =>
        call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && call.Type?.Name is not ("Task" or "ValueTask");

    /// <summary><c>Thread.Sleep</c>, or a blocking wait for <c>Task.Delay</c>.</summary>
    private static bool Blocks(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Sleep", ContainingType.Name: "Thread" } => true,
        { Name: "Wait", ContainingType.Name: "Task" } => IsDelay(call.Instance),
        { Name: "GetResult" } => call.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter" } awaiter && IsDelay(awaiter.Receiver()),
        _ => false,
    };

    private static bool IsDelay(IOperation? task) => task?.Bare() is IInvocationOperation call && call.TargetMethod switch
    {
        { Name: "Delay", ContainingType.Name: "Task" } => true,
        { Name: "ConfigureAwait" } => IsDelay(call.Receiver()),
        _ => false,
    };
}
