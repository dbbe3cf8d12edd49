using DepGuard.Graph;

namespace DepGuard.Checks.Retries;

/// <summary>The path to a service on which attempts and fan-out multiply most.</summary>
/// <param name="Edges">The edges, from the first one that multiplies to the service; never empty.</param>
/// <param name="Factor">Calls that reach the service for one request, if every attempt fails.</param>
internal sealed record AmplifiedPath(IReadOnlyList<Edge> Edges, double Factor)
{
    /// <summary>
    /// The worst path to each service where a path ends that multiplies: no call of that service multiplies further. Edges inside a cycle do not
    /// count, since how often it is passed is not known; nor do retries without end, which are a finding of their own.
    /// </summary>
    public static IEnumerable<AmplifiedPath> In(ServiceGraph graph)
    {
        var component = new Dictionary<Service, int>();
        var components = graph.Components(Hubs.IsWaiting).Index().ToList();
        foreach (var (index, members) in components)
            foreach (var member in members.Members)
                component[member] = index;
        var edges = graph.Edges.Where(edge => Hubs.IsWaiting(edge) && component[edge.Caller] != component[edge.Callee]).ToLookup(edge => edge.Caller);

        var worst = new Dictionary<Service, (double Factor, Edge? Last)>();
        foreach (var service in CallersFirst(graph.Services, edges))
            foreach (var edge in edges[service])
                if (FactorTo(service, worst) * FactorOf(edge) is var factor && factor > FactorTo(edge.Callee, worst))
                    worst[edge.Callee] = (factor, edge);
        return worst
            .Where(end => FactorOf(end.Value.Last!) > 1 && !edges[end.Key].Any(edge => FactorOf(edge) > 1 && worst[edge.Callee].Last == edge))
            .OrderBy(end => end.Key.Id, StringComparer.Ordinal)
            .Select(end => new AmplifiedPath(PathTo(end.Key, worst), end.Value.Factor));
    }

    /// <summary>Calls of the callee for one request of the caller, if every attempt fails.</summary>
    public static double FactorOf(Edge edge) =>
        (edge.Attempts is { IsUnbounded: false, Count: { } count } ? count : 1) * (edge.Usage.Calls?.Value ?? 1);

    private static double FactorTo(Service service, Dictionary<Service, (double Factor, Edge? Last)> worst) =>
        worst.TryGetValue(service, out var known) ? known.Factor : 1;

    private static List<Edge> PathTo(Service end, Dictionary<Service, (double Factor, Edge? Last)> worst)
    {
        var path = new List<Edge>();
        for (var service = end; worst.TryGetValue(service, out var known) && known.Factor > 1; service = known.Last!.Caller)
            path.Add(known.Last!);
        path.Reverse();
        return path;
    }

    /// <summary>Services in an order in which every caller precedes those that it calls (Kahn); the edges make no cycle.</summary>
    private static IEnumerable<Service> CallersFirst(IReadOnlyList<Service> services, ILookup<Service, Edge> edges)
    {
        var open = services.ToDictionary(service => service, _ => 0);
        foreach (var edge in edges.SelectMany(group => group))
            open[edge.Callee]++;
        var ready = new Queue<Service>(services.Where(service => open[service] == 0));
        while (ready.TryDequeue(out var service))
        {
            yield return service;
            foreach (var edge in edges[service])
                if (--open[edge.Callee] == 0)
                    ready.Enqueue(edge.Callee);
        }
    }
}
