using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Policies;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1209: a retry that ends, but by no limit of time and no breaker.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetryWithoutDeadline() : RetryLoopRule(Descriptors.RetryWithoutDeadline)
{
    private protected override Action<MemberOperation, RetryLoop> LoopAction(KnownSymbols symbols, AnalyzerSettings settings)
    {
        var isAllowed = settings.IsOn("retry.allow_cancellation_only");
        var service = symbols.Find("Microsoft.Extensions.Hosting.IHostedService");
        return (operation, retry) =>
        {
            if (!isAllowed)
                AnalyzeLoop(operation, retry, service);
        };
    }

    private protected override IEnumerable<(Action<MemberOperation> Action, OperationKind Kind)> PolicyActions(KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.Find("Polly.ResiliencePipelineBuilderBase") is not null)
        {
            var remote = symbols.Shared(() => new RemoteCalls(symbols, settings));
            yield return (operation => AnalyzePipeline(operation, remote), OperationKind.Invocation);
        }
    }

    /// <summary>A worker of a host retries until the host stops; anybody else has a caller who waits.</summary>
    private static void AnalyzeLoop(MemberOperation context, RetryLoop retry, INamedTypeSymbol? service)
    {
        if (retry.Bound == RetryBound.CancellationOnly && !context.ContainingSymbol.ContainingType.Is(service))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.RetryWithoutDeadline, retry.Region.Keyword, $"This loop repeats '{retry.CallName}' until somebody cancels"));
    }

    private static void AnalyzePipeline(MemberOperation context, RemoteCalls remote)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name != "AddRetry" || !PolicyNames.IsPolly(call.TargetMethod) || !GuardsCalls(call, remote))
            return;
        if (!PipelineLimits.Hold(call))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.RetryWithoutDeadline, call.NameLocation(), "This pipeline retries"));
    }

    /// <summary>An HTTP handler, or a pipeline with which this type runs a remote call that nothing else limits.</summary>
    private static bool GuardsCalls(IInvocationOperation retry, RemoteCalls remote) =>
        retry.WithEnclosing().OfType<IInvocationOperation>().Any(outer => outer.TargetMethod.Name == "AddResilienceHandler")
        || PolicyRuns.Of(retry).Any(run => !PipelineLimits.HoldAround(run)
            && run.Arguments.Any(argument => argument.Value.DescendantsAndSelf().OfType<IInvocationOperation>().Any(remote.Contains)));
}
