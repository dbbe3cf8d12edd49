using DepGuard.Facts.Policies;

namespace DepGuard.Graph.Changes;

/// <summary>What an edge has against overload beside its limits of time.</summary>
public static class Protection
{
    /// <summary>The smallest retry budget of its layers; null if none is stated.</summary>
    public static Ratio? BudgetOf(Edge edge) => edge.Policies.Select(policy => policy.RetryBudget).OfType<Ratio>().OrderBy(budget => budget.Value).Cast<Ratio?>().FirstOrDefault();

    /// <summary>True if some layer has a circuit breaker.</summary>
    public static bool HasBreaker(Edge edge) => edge.Policies.Any(policy => policy.Breaker is not null);

    /// <summary>True if some layer limits the calls under way.</summary>
    public static bool HasLimits(Edge edge) => edge.Policies.Any(policy => policy.Limits is { } limits && (limits.Connections ?? limits.Requests ?? limits.Pending) is not null);
}
