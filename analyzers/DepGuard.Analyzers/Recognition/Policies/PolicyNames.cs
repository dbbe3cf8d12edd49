using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Calls of Polly and of the HTTP resilience library that build or run retry policies.</summary>
internal static class PolicyNames
{
    /// <summary>Whether the call adds a retry: <c>AddRetry</c> of Polly 8, <c>Retry…</c> and <c>WaitAndRetry…</c> of Polly 7.</summary>
    public static bool IsRetry(IInvocationOperation call) => IsPolly(call.TargetMethod) && call.TargetMethod.Name switch
    {
        "AddRetry" => true,
        var name => name.StartsWith("Retry", StringComparison.Ordinal) || name.StartsWith("WaitAndRetry", StringComparison.Ordinal),
    };

    /// <summary>Whether the call runs a delegate under a policy or pipeline.</summary>
    public static bool IsExecution(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal) && (IsPolly(call.TargetMethod) || IsStrategy(call.TargetMethod.ContainingType));

    /// <summary>Whether a policy, pipeline or builder expression holds a retry, as far as this file shows.</summary>
    public static bool HasRetry(IOperation? policy) => Retries(policy).Any();

    /// <summary>The calls that put retries into the policy, outermost call last.</summary>
    public static IEnumerable<IInvocationOperation> Retries(IOperation? policy)
    {
        foreach (var call in Chains.Calls(policy))
        {
            if (IsRetry(call))
                yield return call;
            if (call.TargetMethod.Name is "Wrap" or "WrapAsync" or "AddPipeline")
                foreach (var part in call.Arguments.SelectMany(argument => Parts(argument.Value)).SelectMany(Retries))
                    yield return part;
        }
    }

    /// <summary>Elements of a parameter array, or the expression itself.</summary>
    public static IEnumerable<IOperation> Parts(IOperation argument) =>
        Sequences.Elements(argument) ?? new[] { argument };

    /// <summary>Whether the method belongs to Polly or one of its extensions.</summary>
    public static bool IsPolly(IMethodSymbol method) =>
        method.ContainingType.NamespaceName() is var space && (space == "Polly" || space.StartsWith("Polly.", StringComparison.Ordinal));

    private static bool IsStrategy(INamedTypeSymbol type) => type.AllInterfaces.Append(type).Any(contract => contract.Name == "IExecutionStrategy");
}
