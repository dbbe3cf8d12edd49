using DepGuard.Graph;

namespace DepGuard.Models.Load;

/// <summary>
/// For every service, the path from an entry on which attempts and fan-out multiply most when every attempt fails. Exact without cycles. Inside a
/// cyclic component only edges are used that lead away from the entry (by number of edges), as the longest simple path is not to be
/// had in bounded time: the result is a real path then, but perhaps not the worst.
/// </summary>
public sealed class WorstPaths
{
    private const int None = -1;
    private readonly double[] _factor;
    private readonly int[] _edge;
    private readonly IReadOnlyList<LoadEdge> _edges;

    private WorstPaths(IReadOnlyList<LoadEdge> edges, double[] factor, int[] edge)
    {
        _edges = edges;
        _factor = factor;
        _edge = edge;
    }

    /// <summary>Finds the paths from an entry; edges have both ends inside the graph.</summary>
    public static WorstPaths From(int entry, int services, IReadOnlyList<LoadEdge> edges)
    {
        var graph = Digraph.Of(services, edges.Select(edge => (edge.Caller, edge.Callee)));
        var components = StronglyConnectedComponents.Of(graph);
        var distance = Distances(graph, entry);
        var outgoing = edges.Select((edge, number) => (edge, number)).ToLookup(pair => pair.edge.Caller);
        var factor = new double[services];
        var best = Enumerable.Repeat(None, services).ToArray();
        factor[entry] = 1;
        foreach (var caller in Enumerable.Range(0, services).Where(service => distance[service] != None)
            .OrderByDescending(service => components[service]).ThenBy(service => distance[service]).ThenBy(service => service))
        {
            foreach (var (edge, number) in outgoing[caller])
            {
                var next = factor[caller] * edge.WorstFactor;
                if (next <= factor[edge.Callee]
                    || (components[caller] == components[edge.Callee] && distance[edge.Callee] != distance[caller] + 1))
                    continue;

                factor[edge.Callee] = next;
                best[edge.Callee] = number;
            }
        }

        return new(edges, factor, best);
    }

    /// <summary>Attempts at a service for one request at the entry; zero if no path leads there, infinite if a retry has no end.</summary>
    public double Factor(int service) => _factor[service];

    /// <summary>The edges of the path to a service, by their place in the list, caller first.</summary>
    public IReadOnlyList<int> To(int service)
    {
        var path = new List<int>();
        for (var edge = _edge[service]; edge != None; edge = _edge[_edges[edge].Caller])
            path.Add(edge);
        path.Reverse();
        return path;
    }

    private static int[] Distances(Digraph graph, int entry)
    {
        var distance = Enumerable.Repeat(None, graph.Nodes).ToArray();
        distance[entry] = 0;
        var queue = new Queue<int>([entry]);
        while (queue.TryDequeue(out var caller))
        {
            foreach (var callee in graph.Successors(caller))
            {
                if (distance[callee] != None)
                    continue;

                distance[callee] = distance[caller] + 1;
                queue.Enqueue(callee);
            }
        }

        return distance;
    }
}
