using DepGuard.Facts;
using DepGuard.Facts.Capacity;

namespace DepGuard.Graph.Changes;

/// <summary>
/// Applies changes that were made apart from each other to the state that they all start from, number by number: what a change leaves alone
/// stays as another one made it. Where two set the same number, the later one wins.
/// </summary>
public static class GraphPatch
{
    /// <summary>The state with all changes.</summary>
    public static ServiceGraph Apply(ServiceGraph before, IReadOnlyList<GraphDiff> changes)
    {
        var services = before.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
        var edges = before.Edges.ToDictionary(KeyOf);
        foreach (var change in changes)
        {
            foreach (var service in change.RemovedServices)
                services.Remove(service.Id);
            foreach (var service in change.AddedServices)
                services[service.Id] = service;
            foreach (var (was, now, _) in change.ChangedServices)
                services[now.Id] = services.TryGetValue(now.Id, out var current) ? Merge(was, now, current) : now;
            foreach (var edge in change.RemovedEdges)
                edges.Remove(KeyOf(edge));
            foreach (var edge in change.AddedEdges)
                edges[KeyOf(edge)] = edge;
            foreach (var (was, now, _) in change.ChangedEdges)
                edges[KeyOf(now)] = edges.TryGetValue(KeyOf(now), out var current) ? Merge(was, now, current) : now;
        }

        var bound = edges.Values
            .Where(edge => services.ContainsKey(edge.Caller.Id) && services.ContainsKey(edge.Callee.Id))
            .Select(edge => edge with { Caller = services[edge.Caller.Id], Callee = services[edge.Callee.Id] });
        return new ServiceGraph(services.Values, bound, before.Problems);
    }

    private static (string Caller, string Callee, CallMode Mode) KeyOf(Edge edge) => (edge.Caller.Id, edge.Callee.Id, edge.Mode);

    private static Service Merge(Service was, Service now, Service current) => current with
    {
        Kind = was.Kind == now.Kind ? current.Kind : now.Kind,
        Roles = was.Roles.SequenceEqual(now.Roles) ? current.Roles : now.Roles,
        Objectives = was.Objectives.Select(one => one.Target).SequenceEqual(now.Objectives.Select(one => one.Target)) ? current.Objectives : now.Objectives,
        Numbers = new ServiceNumbers
        {
            Tier = Pick(was.Numbers.Tier, now.Numbers.Tier, current.Numbers.Tier),
            Replicas = Pick(was.Numbers.Replicas, now.Numbers.Replicas, current.Numbers.Replicas),
            Workers = Pick(was.Numbers.Workers, now.Numbers.Workers, current.Numbers.Workers),
            ServiceTime = Pick(was.Numbers.ServiceTime, now.Numbers.ServiceTime, current.Numbers.ServiceTime),
            P99 = Pick(was.Numbers.P99, now.Numbers.P99, current.Numbers.P99),
            Queue = Pick(was.Numbers.Queue, now.Numbers.Queue, current.Numbers.Queue),
            Rate = Pick(was.Numbers.Rate, now.Numbers.Rate, current.Numbers.Rate),
        },
    };

    private static Edge Merge(Edge was, Edge now, Edge current) => current with
    {
        Roles = was.Roles.SequenceEqual(now.Roles) ? current.Roles : now.Roles,
        Policies = HasSamePolicies(was, now) ? current.Policies : now.Policies,
        Usage = current.Usage with
        {
            Calls = Pick(was.Usage.Calls, now.Usage.Calls, current.Usage.Calls),
            CacheHit = Pick(was.Usage.CacheHit, now.Usage.CacheHit, current.Usage.CacheHit),
            ServiceTime = Pick(was.Usage.ServiceTime, now.Usage.ServiceTime, current.Usage.ServiceTime),
            Fallback = Pick(was.Usage.Fallback, now.Usage.Fallback, current.Usage.Fallback),
        },
    };

    private static bool HasSamePolicies(Edge was, Edge now) => was.Attempts == now.Attempts && was.AttemptTimeout == now.AttemptTimeout
        && was.Deadline == now.Deadline && Protection.BudgetOf(was) == Protection.BudgetOf(now) && Protection.HasBreaker(was) == Protection.HasBreaker(now)
        && Protection.HasLimits(was) == Protection.HasLimits(now);

    private static Stated<T>? Pick<T>(Stated<T>? was, Stated<T>? now, Stated<T>? current) =>
        (was is null && now is null) || (was is not null && now is not null && EqualityComparer<T>.Default.Equals(was.Value, now.Value)) ? current : now;
}
