namespace DepGuard.Reports.Html.Drawing;

/// <summary>A graph without cycles, made by turning around the edges that a depth-first search finds to lead back; with the layer of each node.</summary>
internal sealed class Forward
{
    private readonly List<int>[] _callees;
    private readonly List<int>[] _callers;
    private readonly int[] _layerOf;

    private Forward(int nodes)
    {
        _callees = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
        _callers = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
        _layerOf = new int[nodes];
    }

    /// <summary>Nodes behind a node.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Callees => _callees;

    /// <summary>Nodes before a node.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Callers => _callers;

    /// <summary>The layer of a node: one more than the last one before it.</summary>
    public IReadOnlyList<int> LayerOf => _layerOf;

    /// <summary>Orders a graph; an edge from a node to itself orders nothing and is left out.</summary>
    public static Forward Of(int nodes, IReadOnlyList<(int From, int To)> edges)
    {
        var places = Places(nodes, edges);
        var forward = new Forward(nodes);
        foreach (var (from, to) in edges.Where(edge => edge.From != edge.To))
        {
            var (first, second) = places[from] < places[to] ? (from, to) : (to, from);
            forward._callees[first].Add(second);
            forward._callers[second].Add(first);
        }

        foreach (var node in Enumerable.Range(0, nodes).OrderBy(node => places[node]))
            foreach (var callee in forward._callees[node])
                forward._layerOf[callee] = Math.Max(forward._layerOf[callee], forward._layerOf[node] + 1);
        return forward;
    }

    /// <summary>Reversed order of finishing of a depth-first search that begins at nodes which nothing calls.</summary>
    private static int[] Places(int nodes, IReadOnlyList<(int From, int To)> edges)
    {
        var callees = edges.ToLookup(edge => edge.From, edge => edge.To);
        var called = edges.Where(edge => edge.From != edge.To).Select(edge => edge.To).ToHashSet();
        var places = new int[nodes];
        var seen = new bool[nodes];
        var place = nodes;
        var path = new Stack<(int Node, IEnumerator<int> Callees)>();
        foreach (var start in Enumerable.Range(0, nodes).OrderBy(called.Contains))
        {
            Enter(start);
            while (path.TryPeek(out var top))
                if (top.Callees.MoveNext())
                    Enter(top.Callees.Current);
                else
                    places[path.Pop().Node] = --place;
        }

        return places;

        void Enter(int node)
        {
            if (seen[node])
                return;

            seen[node] = true;
            path.Push((node, callees[node].GetEnumerator()));
        }
    }
}
