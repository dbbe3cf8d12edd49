using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Clauses that say which failures a policy handles.</summary>
internal static class PolicyClauses
{
    /// <summary>Whether the clause, or what is chained to it, ends in a retry: a retry method of Polly 7, or the options of a retry of Polly 8.</summary>
    public static bool FeedsRetry(IInvocationOperation clause)
    {
        for (IOperation current = clause; current.Parent is { } parent; current = parent)
        {
            if (parent is IInvocationOperation call && PolicyNames.IsRetry(call))
                return true;
            if (parent is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "ShouldHandle" } property } })
                return property.ContainingType.WithBases().Any(type => type.Name == "RetryStrategyOptions");
            if (parent is IVariableDeclaratorOperation { Symbol: { } variable })
                return variable.Type.Name is "PolicyBuilder" && IsUsedByRetry(clause, variable);
            if (parent is IBlockOperation or IAnonymousFunctionOperation)
                return false;
        }

        return false;
    }

    private static bool IsUsedByRetry(IOperation clause, ILocalSymbol variable) => MemberFacts.Of(clause).Operations.OfType<IInvocationOperation>().Any(call =>
        PolicyNames.IsRetry(call) && Chains.Root(call) is ILocalReferenceOperation root && SymbolEqualityComparer.Default.Equals(root.Local, variable));
}
