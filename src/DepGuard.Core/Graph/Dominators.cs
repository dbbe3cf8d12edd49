namespace DepGuard.Graph;

/// <summary>
/// Which node lies on every path to which other, from a virtual root above all entries: Lengauer and Tarjan, "A fast algorithm for finding
/// dominators in a flowgraph", TOPLAS 1(1), 1979, the simple form in O(E log V), without recursion. Numbers of nodes inside are their order in a depth-first
/// search; 0 is the virtual root.
/// </summary>
internal sealed class Dominators
{
    /// <summary>No single node lies on every path.</summary>
    public const int None = -1;

    private readonly int[] _number;
    private readonly int[] _node;
    private readonly int[] _parent;
    private readonly int[] _semi;
    private readonly int[] _label;
    private readonly int[] _ancestor;
    private readonly int[] _immediate;
    private readonly List<int> _chain = [];
    private int _count = 1;

    private Dominators(int nodes)
    {
        _number = new int[nodes];
        _node = new int[nodes + 1];
        _parent = new int[nodes + 1];
        _semi = [.. Enumerable.Range(0, nodes + 1)];
        _label = [.. Enumerable.Range(0, nodes + 1)];
        _ancestor = new int[nodes + 1];
        Array.Fill(_ancestor, None);
        _immediate = new int[nodes + 1];
    }

    /// <summary>Finds the dominators of all nodes that an entry reaches.</summary>
    public static Dominators Of(Digraph graph, IEnumerable<int> entries)
    {
        var tree = new Dominators(graph.Nodes);
        var starts = entries.Distinct().Order().ToList();
        foreach (var entry in starts)
            tree.Number(graph, entry);
        tree.Solve(graph, [.. starts]);
        return tree;
    }

    /// <summary>True when an entry reaches the node.</summary>
    public bool IsReached(int node) => _number[node] > 0;

    /// <summary>The nearest other node on every path to this one; <see cref="None"/> if there is none or no entry reaches it.</summary>
    public int Immediate(int node) => IsReached(node) && _immediate[_number[node]] is > 0 and var number ? _node[number] : None;

    /// <summary>All other nodes on every path to this one, nearest first.</summary>
    public IEnumerable<int> Strict(int node)
    {
        for (var next = Immediate(node); next != None; next = Immediate(next))
            yield return next;
    }

    /// <summary>For each node, how many others no entry reaches without it.</summary>
    public int[] DominatedCounts()
    {
        var below = new int[_count];
        for (var number = _count - 1; number > 0; number--)
            below[_immediate[number]] += below[number] + 1;
        return [.. _number.Select(number => number > 0 ? below[number] : 0)];
    }

    private void Number(Digraph graph, int entry)
    {
        if (IsReached(entry))
            return;

        var path = new Stack<(int Number, int Arc)>();
        path.Push((Enter(entry, 0), graph.FirstArc(entry)));
        while (path.TryPop(out var step))
        {
            if (step.Arc == graph.FirstArc(_node[step.Number] + 1))
                continue;

            path.Push((step.Number, step.Arc + 1));
            var target = graph.Target(step.Arc);
            if (!IsReached(target))
                path.Push((Enter(target, step.Number), graph.FirstArc(target)));
        }
    }

    private int Enter(int node, int parent)
    {
        var number = _count++;
        _number[node] = number;
        _node[number] = node;
        _parent[number] = parent;
        return number;
    }

    private void Solve(Digraph graph, HashSet<int> entries)
    {
        var bucketHead = new int[_count];
        var bucketNext = new int[_count];
        for (var w = _count - 1; w > 0; w--)
        {
            if (entries.Contains(_node[w]))
                _semi[w] = 0;
            foreach (var caller in graph.Reversed.Successors(_node[w]))
            {
                if (IsReached(caller))
                    _semi[w] = Math.Min(_semi[w], _semi[Evaluate(_number[caller])]);
            }

            bucketNext[w] = bucketHead[_semi[w]];
            bucketHead[_semi[w]] = w;
            _ancestor[w] = _parent[w];
            for (var v = bucketHead[_parent[w]]; v > 0; v = bucketNext[v])
            {
                var u = Evaluate(v);
                _immediate[v] = _semi[u] < _semi[v] ? u : _parent[w];
            }

            bucketHead[_parent[w]] = 0;
        }

        for (var w = 1; w < _count; w++)
        {
            if (_immediate[w] != _semi[w])
                _immediate[w] = _immediate[_immediate[w]];
        }
    }

    /// <summary>The number with the least semidominator on the way up to the root of the forest, whose path is made shorter.</summary>
    private int Evaluate(int v)
    {
        if (_ancestor[v] == None)
            return v;

        _chain.Clear();
        for (var u = v; _ancestor[_ancestor[u]] != None; u = _ancestor[u])
            _chain.Add(u);
        for (var i = _chain.Count - 1; i >= 0; i--)
        {
            var u = _chain[i];
            var above = _ancestor[u];
            if (_semi[_label[above]] < _semi[_label[u]])
                _label[u] = _label[above];
            _ancestor[u] = _ancestor[above];
        }

        return _label[v];
    }
}
