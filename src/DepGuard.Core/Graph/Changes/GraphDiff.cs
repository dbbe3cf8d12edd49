using DepGuard.Facts;

namespace DepGuard.Graph.Changes;

/// <summary>What changed between two states of a system. Services are told apart by id, edges by caller, callee and mode.</summary>
/// <param name="Before">The graph before.</param>
/// <param name="After">The graph now.</param>
public sealed record GraphDiff(ServiceGraph Before, ServiceGraph After)
{
    /// <summary>Services that are new, by id.</summary>
    public required IReadOnlyList<Service> AddedServices { get; init; }

    /// <summary>Services that are gone, by id, as they were.</summary>
    public required IReadOnlyList<Service> RemovedServices { get; init; }

    /// <summary>Services with other numbers, by id.</summary>
    public required IReadOnlyList<ServiceChange> ChangedServices { get; init; }

    /// <summary>Edges that are new, by caller, callee and mode.</summary>
    public required IReadOnlyList<Edge> AddedEdges { get; init; }

    /// <summary>Edges that are gone, in the same order, as they were.</summary>
    public required IReadOnlyList<Edge> RemovedEdges { get; init; }

    /// <summary>Edges with other numbers, in the same order.</summary>
    public required IReadOnlyList<EdgeChange> ChangedEdges { get; init; }

    /// <summary>True if nothing changed that the graph knows of.</summary>
    public bool IsEmpty => AddedServices.Count + RemovedServices.Count + ChangedServices.Count + AddedEdges.Count + RemovedEdges.Count + ChangedEdges.Count == 0;

    /// <summary>Compares two states.</summary>
    public static GraphDiff Between(ServiceGraph before, ServiceGraph after)
    {
        var services = before.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
        var edges = before.Edges.ToDictionary(KeyOf);
        var ids = after.Services.Select(service => service.Id).ToHashSet(StringComparer.Ordinal);
        var keys = after.Edges.Select(KeyOf).ToHashSet();
        return new GraphDiff(before, after)
        {
            AddedServices = [.. after.Services.Where(service => !services.ContainsKey(service.Id))],
            RemovedServices = [.. before.Services.Where(service => !ids.Contains(service.Id))],
            ChangedServices = [.. after.Services.Select(service => services.TryGetValue(service.Id, out var was) ? ServiceChange.Between(was, service) : null).OfType<ServiceChange>()],
            AddedEdges = [.. after.Edges.Where(edge => !edges.ContainsKey(KeyOf(edge)))],
            RemovedEdges = [.. before.Edges.Where(edge => !keys.Contains(KeyOf(edge)))],
            ChangedEdges = [.. after.Edges.Select(edge => edges.TryGetValue(KeyOf(edge), out var was) ? EdgeChange.Between(was, edge) : null).OfType<EdgeChange>()],
        };
    }

    private static (string Caller, string Callee, CallMode Mode) KeyOf(Edge edge) => (edge.Caller.Id, edge.Callee.Id, edge.Mode);
}
