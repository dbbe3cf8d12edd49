namespace DepGuard.Graph;

/// <summary>Who reaches whom: breadth-first searches over the edges that pass a filter, or all of them without one.</summary>
public static class Paths
{
    /// <summary>
    /// The shortest path of at least one edge, of several the lexicographically first; null if there is none. From a service to itself
    /// that is a shortest cycle through it.
    /// </summary>
    public static IReadOnlyList<Edge>? ShortestPath(
        this ServiceGraph graph, Service from, Service to, Func<Edge, bool>? includes = null)
    {
        var reachedBy = new Dictionary<string, Edge>(StringComparer.Ordinal);
        var queue = new Queue<Service>([from]);
        while (queue.TryDequeue(out var service) && !reachedBy.ContainsKey(to.Id))
        {
            foreach (var edge in graph.From(service))
            {
                if (includes?.Invoke(edge) != false && reachedBy.TryAdd(edge.Callee.Id, edge))
                    queue.Enqueue(edge.Callee);
            }
        }

        return reachedBy.ContainsKey(to.Id) ? Trace(reachedBy, from, to) : null;
    }

    /// <summary>Every other service that depends on this one, directly or through others; by id.</summary>
    public static IReadOnlyList<Service> Dependents(this ServiceGraph graph, Service service, Func<Edge, bool>? includes = null)
    {
        var reached = new HashSet<Service> { service };
        var queue = new Queue<Service>([service]);
        while (queue.TryDequeue(out var callee))
        {
            foreach (var edge in graph.To(callee))
            {
                if (includes?.Invoke(edge) != false && reached.Add(edge.Caller))
                    queue.Enqueue(edge.Caller);
            }
        }

        reached.Remove(service);
        return [.. reached.OrderBy(caller => caller.Id, StringComparer.Ordinal)];
    }

    private static List<Edge> Trace(Dictionary<string, Edge> reachedBy, Service from, Service to)
    {
        var path = new List<Edge> { reachedBy[to.Id] };
        while (path[^1].Caller.Id != from.Id)
            path.Add(reachedBy[path[^1].Caller.Id]);
        path.Reverse();
        return path;
    }
}
