using DepGuard.Graph;

namespace DepGuard.Reports.Html.Drawing;

/// <summary>
/// The part of a graph that is drawn: all of it where it is small, else cycles, then their neighbours, then the calls to the services with
/// most callers.
/// </summary>
internal sealed class GraphSelection
{
    /// <summary>Services of a graph that is drawn as a whole.</summary>
    public const int MaxServices = 500;

    private const int MaxEdges = 900;

    /// <summary>Services of a drawing that is a part; more cannot be read.</summary>
    private const int MaxPart = 250;

    private GraphSelection(IReadOnlyList<Service> services, IReadOnlyList<Edge> edges) => (Services, Edges) = (services, edges);

    /// <summary>Services to draw, by id.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>Edges to draw, by caller, callee and mode.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>Chooses.</summary>
    public static GraphSelection Of(ServiceGraph graph, Cycles cycles)
    {
        if (graph.Services.Count <= MaxServices && graph.Edges.Count <= MaxEdges)
            return new GraphSelection(graph.Services, graph.Edges);

        var room = graph.Services.Count <= MaxServices ? MaxServices : MaxPart;
        var services = new HashSet<Service>();
        var edges = new HashSet<Edge>(ReferenceEqualityComparer.Instance);
        foreach (var edge in Ranked(graph, cycles))
        {
            if (edges.Count == MaxEdges)
                break;
            var added = (services.Contains(edge.Caller) ? 0 : 1) + (services.Contains(edge.Callee) ? 0 : 1);
            if (services.Count + added > room)
                continue;
            services.Add(edge.Caller);
            services.Add(edge.Callee);
            edges.Add(edge);
        }

        return new GraphSelection(
            [.. graph.Services.Where(service => services.Contains(service) || graph.Services.Count <= MaxServices)],
            [.. graph.Edges.Where(edges.Contains)]);
    }

    private static IEnumerable<Edge> Ranked(ServiceGraph graph, Cycles cycles)
    {
        var callers = graph.Edges.CountBy(edge => edge.Callee.Id).ToDictionary(StringComparer.Ordinal);
        return graph.Edges
            .OrderByDescending(cycles.Contains)
            .ThenByDescending(edge => cycles.Contains(edge.Caller) || cycles.Contains(edge.Callee))
            .ThenByDescending(edge => callers[edge.Callee.Id]);
    }
}
