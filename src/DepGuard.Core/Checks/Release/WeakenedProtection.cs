using DepGuard.Checks.Deadlines;
using DepGuard.Contracts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Checks.Release;

/// <summary>A call that loses what kept it from hurting its callee or its caller.</summary>
internal sealed class WeakenedProtection : ICheck
{
    public RuleInfo Rule => RuleCatalog.WeakenedProtection;

    /// <summary>One finding for each call that both states have and that is protected less now.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from change in input.Change?.ChangedEdges ?? []
        where Hubs.IsWaiting(change.Before) && Hubs.IsWaiting(change.After)
        let losses = Losses(change, input.Graph).ToList()
        where losses.Count > 0
        select Describe(change, losses);

    private static IEnumerable<string> Losses(EdgeChange change, ServiceGraph graph)
    {
        var (before, after) = (change.Before, change.After);
        if (WaitingTime.PatienceOf(before) is { } patience && Lengthened(patience, after, graph) is { } time)
            yield return time;
        if (after.Attempts > (before.Attempts ?? Attempts.Once))
            yield return $"attempts {before.Attempts ?? Attempts.Once} -> {after.Attempts}";
        if (Protection.BudgetOf(before) is { } budget && (Protection.BudgetOf(after) is not { } left || left.Value > budget.Value))
            yield return $"retry budget {budget} -> {Protection.BudgetOf(after)?.ToString() ?? "none"}";
        if (Protection.HasBreaker(before) && !Protection.HasBreaker(after))
            yield return "circuit breaker removed";
        if (Protection.HasLimits(before) && !Protection.HasLimits(after))
            yield return "limit of calls under way removed";
        if (before.Usage.CacheHit?.Value is { Value: > 0 } hit && (after.Usage.CacheHit?.Value.Value ?? 0) < hit.Value)
            yield return $"cache hit {hit} -> {after.Usage.CacheHit?.Value.ToString() ?? "none"}";
    }

    /// <summary>A limit that is gone, or that is now above what the impatient callers of the caller allow while it was not before.</summary>
    private static string? Lengthened(TimeSpan before, Edge edge, ServiceGraph graph)
    {
        if (WaitingTime.PatienceOf(edge) is not { } after)
            return $"time limit {TimeText.Of(before)} -> none";
        if (after <= before)
            return null;

        var callers = graph.To(edge.Caller).Where(Hubs.IsWaiting).Where(caller => WaitingTime.PatienceOf(caller) is { } limit && before <= limit && limit < after).ToList();
        return callers.Count == 0 ? null
            : $"time limit {TimeText.Of(before)} -> {TimeText.Of(after)}, past the {TimeText.Of(WaitingTime.PatienceOf(callers[0])!.Value)} that {callers[0].Caller} waits for {edge.Caller}";
    }

    private Finding Describe(EdgeChange change, IReadOnlyList<string> losses)
    {
        var edge = change.After;
        var at = edge.Policies.Count > 0 ? edge.Policies[0].At : edge.Evidence[0].At;
        return Finding.For(Rule, at, $"{edge}: {string.Join("; ", losses)}", edge.Confidence, edge.Caller, edge.Callee, string.Join("; ", losses)) with
        {
            Services = [edge.Caller.Id, edge.Callee.Id],
            Related = [new RelatedLocation($"{edge.Caller.Id} calls {edge.Callee.Id}", edge.Evidence[0].At)],
            Details = ["Alone such a change is seldom seen: it shows when the callee is slow the next time."],
            Remedies = ["Keep the old value, or say in the change why the callee can take more now."],
        };
    }
}
