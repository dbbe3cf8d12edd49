namespace DepGuard.Graph;

/// <summary>A component by number: nodes are its members in order, an arc stands for all edges from one member to another.</summary>
internal sealed class ComponentArcs
{
    private readonly IReadOnlyList<Edge> _edges;
    private readonly int[] _firstEdge;

    private ComponentArcs(Digraph graph, IReadOnlyList<Edge> edges, int[] firstEdge)
    {
        Graph = graph;
        _edges = edges;
        _firstEdge = firstEdge;
    }

    /// <summary>The component as a graph of integers.</summary>
    public Digraph Graph { get; }

    /// <summary>Numbers the members and edges of a component.</summary>
    public static ComponentArcs Of(Component component)
    {
        var ends = Component.Ends(component.Members, component.Edges);
        var graph = Digraph.Of(component.Members.Count, ends);
        var firstEdge = new int[graph.Arcs + 1];
        firstEdge[^1] = ends.Length;
        // Edges and arcs have the same order, so the edges of an arc stand together.
        for (var i = ends.Length - 1; i >= 0; i--)
            firstEdge[graph.Arc(ends[i].From, ends[i].To)] = i;
        return new ComponentArcs(graph, component.Edges, firstEdge);
    }

    /// <summary>The edges of an arc, by mode; at least one.</summary>
    public IEnumerable<Edge> Edges(int arc)
    {
        for (var i = _firstEdge[arc]; i < _firstEdge[arc + 1]; i++)
            yield return _edges[i];
    }

    /// <summary>Whether an edge of the arc passes the filter.</summary>
    public bool Passes(int arc, Func<Edge, bool> filter)
    {
        for (var i = _firstEdge[arc]; i < _firstEdge[arc + 1]; i++)
        {
            if (filter(_edges[i]))
                return true;
        }

        return false;
    }

    /// <summary>The cycle over these nodes; where a preferred edge and another join two of them, the preferred one.</summary>
    public Cycle Cycle(IReadOnlyList<int> nodes, Func<Edge, bool> preferred) =>
        new([.. CycleArcs(nodes).Select(arc => Edges(arc).FirstOrDefault(preferred) ?? Edges(arc).First())]);

    /// <summary>The arcs of the cycle over these nodes.</summary>
    public IEnumerable<int> CycleArcs(IReadOnlyList<int> nodes) =>
        nodes.Select((node, i) => Graph.Arc(node, nodes[(i + 1) % nodes.Count]));

    /// <summary>The cycle with its smallest node in front.</summary>
    public static int[] Canonical(IReadOnlyList<int> nodes)
    {
        var first = 0;
        for (var i = 1; i < nodes.Count; i++)
        {
            if (nodes[i] < nodes[first])
                first = i;
        }

        return [.. nodes.Skip(first), .. nodes.Take(first)];
    }
}
