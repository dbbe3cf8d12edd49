using DepGuard.Graph;

namespace DepGuard.Checks.Capacity;

/// <summary>
/// The calls of a graph without its cycles. A cycle is cut at calls with a service time of their own, which are another kind of request and
/// lead no further; where that is not enough, every call inside of it leads no further, since how often it is passed is not known. Nor do calls lead
/// further that workers of their own serve.
/// </summary>
internal sealed class CallFlow
{
    private readonly ILookup<Service, Edge> _passing;
    private readonly ILookup<Service, Edge> _ending;

    private CallFlow(ServiceGraph graph, IReadOnlySet<Edge> ending)
    {
        Edges = [.. graph.Edges.Where(Hubs.IsWaiting)];
        Ending = ending;
        _passing = Edges.Where(edge => !ending.Contains(edge)).ToLookup(edge => edge.Caller);
        _ending = ending.ToLookup(edge => edge.Caller);
    }

    /// <summary>All calls that their callers wait for.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>Calls that lead no further.</summary>
    public IReadOnlySet<Edge> Ending { get; }

    /// <summary>The calls of a graph.</summary>
    public static CallFlow Of(ServiceGraph graph)
    {
        var inner = Inner(graph, Hubs.IsWaiting);
        var ending = inner.Where(edge => edge.Usage.ServiceTime is not null).ToHashSet();
        ending.UnionWith(graph.Edges.Where(edge => Hubs.IsWaiting(edge) && edge.Usage.SeparatePool?.Value == true));
        ending.UnionWith(Inner(graph, edge => Hubs.IsWaiting(edge) && !ending.Contains(edge)));
        return new CallFlow(graph, ending);
    }

    /// <summary>Calls of a service whose requests lead further.</summary>
    public IEnumerable<Edge> PassingOf(Service caller) => _passing[caller];

    /// <summary>Calls of a service that lead no further.</summary>
    public IEnumerable<Edge> EndingOf(Service caller) => _ending[caller];

    /// <summary>Edges between services of one component.</summary>
    private static IEnumerable<Edge> Inner(ServiceGraph graph, Func<Edge, bool> includes) =>
        graph.Components(includes).Where(component => component.IsCyclic).SelectMany(component => component.Edges);
}
