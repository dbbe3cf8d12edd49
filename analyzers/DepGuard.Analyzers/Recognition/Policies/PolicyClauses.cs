using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Clauses that say which failures a policy handles.</summary>
internal static class PolicyClauses
{
    /// <summary>Whether the clause, or what is chained to it, ends in a retry.</summary>
    public static bool FeedsRetry(IInvocationOperation clause) => RetryOf(clause) is not null;

    /// <summary>The retry that the clause feeds: a retry method of Polly 7, or what is given to <c>ShouldHandle</c> of Polly 8's options; null if there is none.</summary>
    public static IOperation? RetryOf(IInvocationOperation clause)
    {
        for (IOperation current = clause; current.Parent is { } parent; current = parent)
        {
            if (parent is IInvocationOperation call && PolicyNames.IsRetry(call))
                return call;
            if (parent is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "ShouldHandle" } property } })
                return property.ContainingType.WithBases().Any(type => type.Name == "RetryStrategyOptions") ? parent : null;
            if (parent is IVariableDeclaratorOperation { Symbol: { } variable })
                return variable.Type.Name is "PolicyBuilder" ? UserOf(clause, variable) : null;
            if (parent is IBlockOperation or IAnonymousFunctionOperation)
                return null;
        }

        return null;
    }

    private static IInvocationOperation? UserOf(IInvocationOperation clause, ILocalSymbol variable) => MemberFacts.Of(clause).Operations.OfType<IInvocationOperation>().FirstOrDefault(call =>
        PolicyNames.IsRetry(call) && Chains.Root(call) is ILocalReferenceOperation root && SymbolEqualityComparer.Default.Equals(root.Local, variable));
}
