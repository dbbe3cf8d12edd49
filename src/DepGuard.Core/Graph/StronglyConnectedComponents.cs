namespace DepGuard.Graph;

/// <summary>
/// Strongly connected components after Tarjan ("Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972), linear in
/// nodes and arcs. The call stack of the recursive form is an array here, so that a long chain cannot overflow. Why this is our own code:
/// <c>docs/decisions/0003-strongly-connected-components.md</c>.
/// </summary>
internal sealed class StronglyConnectedComponents
{
    private const int NotAssigned = -1;
    private readonly Digraph _graph;
    private readonly int[] _component;
    private readonly int[] _index;
    private readonly int[] _low;
    private readonly int[] _next;
    private readonly Stack<int> _open = new();
    private readonly Stack<int> _path = new();
    private int _visited;

    private StronglyConnectedComponents(Digraph graph)
    {
        _graph = graph;
        _component = new int[graph.Nodes];
        Array.Fill(_component, NotAssigned);
        _index = new int[graph.Nodes];
        _low = new int[graph.Nodes];
        _next = new int[graph.Nodes];
    }

    /// <summary>Number of components.</summary>
    public int Count { get; private set; }

    /// <summary>Number of the component of a node. A component that another one leads to has the smaller number.</summary>
    public int this[int node] => _component[node];

    /// <summary>Finds the components of a graph.</summary>
    public static StronglyConnectedComponents Of(Digraph graph)
    {
        var components = new StronglyConnectedComponents(graph);
        for (var node = 0; node < graph.Nodes; node++)
        {
            if (components._index[node] == 0)
                components.Explore(node);
        }

        return components;
    }

    private void Explore(int root)
    {
        Enter(root);
        while (_path.TryPeek(out var node))
        {
            if (_next[node] < _graph.FirstArc(node + 1))
                Follow(node, _graph.Target(_next[node]++));
            else
                Leave(node);
        }
    }

    private void Enter(int node)
    {
        _index[node] = _low[node] = ++_visited;
        _next[node] = _graph.FirstArc(node);
        _path.Push(node);
        _open.Push(node);
    }

    private void Follow(int node, int target)
    {
        if (_index[target] == 0)
            Enter(target);
        else if (_component[target] == NotAssigned)
            _low[node] = Math.Min(_low[node], _index[target]);
    }

    private void Leave(int node)
    {
        _path.Pop();
        if (_path.TryPeek(out var caller))
            _low[caller] = Math.Min(_low[caller], _low[node]);
        if (_low[node] != _index[node])
            return;

        int member;
        do
        {
            member = _open.Pop();
            _component[member] = Count;
        }
        while (member != node);
        Count++;
    }
}
