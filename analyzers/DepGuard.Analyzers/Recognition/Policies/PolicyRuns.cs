using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Finds what a retry policy runs: in the member that builds it or, where a field or property keeps it, in all of its type.</summary>
internal static class PolicyRuns
{
    /// <summary>The executions of the policy to which the call adds its retry, as far as one declaration of the type shows them.</summary>
    public static IEnumerable<IInvocationOperation> Of(IInvocationOperation retry) => TypeBodies.Around(retry)
        .SelectMany(body => body.DescendantsAndSelf())
        .OfType<IInvocationOperation>()
        .Where(run => PolicyNames.IsExecution(run) && PolicyNames.Retries(run.Receiver()).Any(one => one.Syntax == retry.Syntax));
}
