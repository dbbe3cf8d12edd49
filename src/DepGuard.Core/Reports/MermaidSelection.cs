using DepGuard.Graph;

namespace DepGuard.Reports;

/// <summary>
/// What fits into a Mermaid diagram, whose renderers refuse more than 500 edges and 50,000 characters:
/// cycles first, then their neighbours, then the calls to the services with most callers.
/// </summary>
internal sealed record MermaidSelection(
    IReadOnlyList<Service> Services,
    IReadOnlyList<Edge> Edges,
    IReadOnlyDictionary<string, int> Numbers,
    Cycles Cycles,
    string LeftOut)
{
    private const int MaxEdges = 450;

    /// <summary>Room of the lines that draw services and edges; the rest is for the first line and what is left out.</summary>
    private const int MaxCharacters = 44_500;

    /// <summary>Chooses edges with their services, then services without edges, while there is room.</summary>
    public static MermaidSelection Of(ServiceGraph graph, Cycles cycles)
    {
        var numbers = graph.Services.Index().ToDictionary(item => item.Item.Id, item => item.Index, StringComparer.Ordinal);
        var edges = new HashSet<Edge>(ReferenceEqualityComparer.Instance);
        var services = new HashSet<Service>();
        var room = MaxCharacters;
        foreach (var edge in Ranked(graph, cycles).Take(MaxEdges))
        {
            Service[] ends = [.. new[] { edge.Caller, edge.Callee }.Distinct().Where(end => !services.Contains(end))];
            room -= ends.Sum(end => MermaidReport.Line(end, numbers[end.Id]).Length)
                + MermaidReport.Line(edge, numbers, cycles.Contains(edge)).Length;
            if (room < 0)
                break;

            edges.Add(edge);
            services.UnionWith(ends);
        }

        foreach (var service in edges.Count == graph.Edges.Count ? graph.Services.Where(service => !services.Contains(service)).ToList() : [])
        {
            room -= MermaidReport.Line(service, numbers[service.Id]).Length;
            if (room >= 0)
                services.Add(service);
        }

        return new MermaidSelection(
            [.. graph.Services.Where(services.Contains)],
            [.. graph.Edges.Where(edges.Contains)],
            numbers,
            cycles,
            Describe(graph.Services.Count - services.Count, graph.Edges.Count - edges.Count));
    }

    private static IEnumerable<Edge> Ranked(ServiceGraph graph, Cycles cycles)
    {
        var callers = graph.Edges.CountBy(edge => edge.Callee.Id).ToDictionary(StringComparer.Ordinal);
        return graph.Edges
            .OrderByDescending(cycles.Contains)
            .ThenByDescending(edge => cycles.Contains(edge.Caller) || cycles.Contains(edge.Callee))
            .ThenByDescending(edge => callers[edge.Callee.Id]);
    }

    private static string Describe(int services, int edges) => services + edges == 0
        ? ""
        : $"left out: {Words.Count(services, "service")}, {Words.Count(edges, "edge")} (depguard graph --format dot draws all)";
}
