using DepGuard.Contracts.Locking;
using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Checks.Locking;

/// <summary>What <c>depguard.graph</c> says about a graph: its services, and how each pair of them depends on each other.</summary>
public static class LockedGraph
{
    /// <summary>The text of the file; the same graph gives the same text.</summary>
    public static string TextOf(ServiceGraph graph)
    {
        var hubs = Hubs.Of(graph);
        var taken = Taken(graph);
        var services = graph.Services.Select(service =>
            new LockedService(service.Id, hubs.Contains(service), [.. service.Roles.Select(Label.Of)], OtherNames(service, taken)));
        var edges = graph.Edges
            .GroupBy(edge => (Caller: edge.Caller.Id, Callee: edge.Callee.Id))
            .Select(pair => new LockedEdge(pair.Key.Caller, pair.Key.Callee, pair.Min(ModeOf)));
        return GraphLockText.Print(services, edges);
    }

    /// <summary>Names by which code may call the service: one of each spelling, none that another service has as well.</summary>
    private static List<string> OtherNames(Service service, Dictionary<string, Service?> taken) =>
    [
        .. service.Aliases
            .Select(LockedNames.WithoutCluster)
            .DistinctBy(LockedNames.Fold, StringComparer.Ordinal)
            .Where(name => LockedNames.Fold(name) != LockedNames.Fold(service.Id) && Equals(taken[LockedNames.Fold(name)], service)),
    ];

    private static Dictionary<string, Service?> Taken(ServiceGraph graph)
    {
        var taken = new Dictionary<string, Service?>(StringComparer.Ordinal);
        foreach (var service in graph.Services)
            foreach (var name in service.Aliases.Append(service.Id).Select(LockedNames.Fold))
                taken[name] = taken.TryGetValue(name, out var other) && !Equals(other, service) ? null : service;
        return taken;
    }

    private static LockedMode ModeOf(Edge edge) => edge.Mode switch
    {
        CallMode.Sync => Hubs.IsWaiting(edge) && !edge.IsFromSharedList ? LockedMode.Sync : LockedMode.Guessed,
        CallMode.Control => LockedMode.Control,
        CallMode.Data => LockedMode.Data,
        CallMode.Async => LockedMode.Async,
        _ => LockedMode.Startup,
    };
}
