using DepGuard.Graph;

namespace DepGuard.Reports.Graphs;

/// <summary>
/// What fits into a Mermaid diagram, whose renderers refuse more than 500 edges or 50,000 characters:
/// cycles first, then their neighbours, then the calls to the services with most callers.
/// </summary>
internal sealed class MermaidSelection
{
    private const int MaxEdges = 450;

    /// <summary>Room of the lines that draw services and edges; the rest is for the first line and what is left out.</summary>
    private const int MaxCharacters = 44_500;

    private readonly HashSet<Service> _services = [];
    private readonly HashSet<Edge> _edges = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _numbers;
    private readonly Cycles _cycles;
    private int _room = MaxCharacters;

    /// <summary>Chooses edges with their services, then services without edges, while there is room.</summary>
    public MermaidSelection(ServiceGraph graph, Cycles cycles)
    {
        _numbers = graph.Services.Index().ToDictionary(item => item.Item.Id, item => item.Index, StringComparer.Ordinal);
        _cycles = cycles;
        var fits = Ranked(graph, cycles).Take(MaxEdges).All(TryAdd) && graph.Edges.Count <= MaxEdges;
        if (fits)
            _ = graph.Services.All(service => _services.Contains(service) || TryAdd(service));

        Services = [.. graph.Services.Where(_services.Contains)];
        Edges = [.. graph.Edges.Where(_edges.Contains)];
    }

    /// <summary>The services to draw, by id.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>The edges to draw, by caller, callee and mode.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>The line that draws a service.</summary>
    public string Line(Service service) => MermaidLine.Of(service, _numbers[service.Id]);

    /// <summary>The line that draws an edge.</summary>
    public string Line(Edge edge) => MermaidLine.Of(edge, _numbers[edge.Caller.Id], _numbers[edge.Callee.Id], _cycles.Contains(edge));

    private static IEnumerable<Edge> Ranked(ServiceGraph graph, Cycles cycles)
    {
        var callers = graph.Edges.CountBy(edge => edge.Callee.Id).ToDictionary(StringComparer.Ordinal);
        return graph.Edges
            .OrderByDescending(cycles.Contains)
            .ThenByDescending(edge => cycles.Contains(edge.Caller) || cycles.Contains(edge.Callee))
            .ThenByDescending(edge => callers[edge.Callee.Id]);
    }

    private bool TryAdd(Edge edge)
    {
        Service[] ends = [.. new[] { edge.Caller, edge.Callee }.Distinct().Where(end => !_services.Contains(end))];
        _room -= Line(edge).Length + ends.Sum(end => Line(end).Length);
        if (_room < 0)
            return false;

        _services.UnionWith(ends);
        return _edges.Add(edge);
    }

    private bool TryAdd(Service service)
    {
        _room -= Line(service).Length;
        return _room >= 0 && _services.Add(service);
    }
}
