using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Reports.Html.Drawing;

/// <summary>
/// The part of a graph that is drawn, with what a change takes away: all of it where it is small, else what changed and the cycles, then their
/// neighbours, then the calls to the services with most callers.
/// </summary>
internal sealed class GraphSelection
{
    /// <summary>Services of a graph that is drawn as a whole.</summary>
    public const int MaxServices = 500;

    private const int MaxEdges = 900;

    /// <summary>Services of a drawing that is a part; more cannot be read.</summary>
    private const int MaxPart = 250;

    private GraphSelection(IReadOnlyList<Service> services, IReadOnlyList<Edge> edges, ChangeMarks marks) => (Services, Edges, Marks) = (services, edges, marks);

    /// <summary>Services to draw, by id.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>Edges to draw, by caller, callee and mode.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>What a change does to them.</summary>
    public ChangeMarks Marks { get; }

    /// <summary>Chooses.</summary>
    public static GraphSelection Of(AnalysisResult result, Cycles cycles)
    {
        var marks = new ChangeMarks(result.Change);
        var (allServices, allEdges) = WithRemoved(result);
        if (allServices.Count <= MaxServices && allEdges.Count <= MaxEdges)
            return new GraphSelection(allServices, allEdges, marks);

        var isWhole = allServices.Count <= MaxServices;
        var services = new HashSet<Service>();
        var edges = new HashSet<Edge>(ReferenceEqualityComparer.Instance);
        foreach (var edge in Ranked(allEdges, cycles, marks))
        {
            if (edges.Count == MaxEdges)
                break;
            var added = (services.Contains(edge.Caller) ? 0 : 1) + (services.Contains(edge.Callee) ? 0 : 1);
            if (services.Count + added > (isWhole ? MaxServices : MaxPart))
                continue;
            services.Add(edge.Caller);
            services.Add(edge.Callee);
            edges.Add(edge);
        }

        return new GraphSelection([.. allServices.Where(service => isWhole || services.Contains(service))], [.. allEdges.Where(edges.Contains)], marks);
    }

    private static (IReadOnlyList<Service> Services, IReadOnlyList<Edge> Edges) WithRemoved(AnalysisResult result) =>
        result.Change is not { } change || change.RemovedServices.Count + change.RemovedEdges.Count == 0
            ? (result.Graph.Services, result.Graph.Edges)
            : ([.. result.Graph.Services.Concat(change.RemovedServices).OrderBy(service => service.Id, StringComparer.Ordinal)],
               [.. result.Graph.Edges.Concat(change.RemovedEdges)
                   .OrderBy(edge => edge.Caller.Id, StringComparer.Ordinal).ThenBy(edge => edge.Callee.Id, StringComparer.Ordinal).ThenBy(edge => edge.Mode)]);

    private static IEnumerable<Edge> Ranked(IReadOnlyList<Edge> edges, Cycles cycles, ChangeMarks marks)
    {
        var callers = edges.CountBy(edge => edge.Callee.Id).ToDictionary(StringComparer.Ordinal);
        return edges
            .OrderByDescending(edge => marks.Of(edge) is not null)
            .ThenByDescending(cycles.Contains)
            .ThenByDescending(edge => cycles.Contains(edge.Caller) || cycles.Contains(edge.Callee))
            .ThenByDescending(edge => callers[edge.Callee.Id]);
    }
}
