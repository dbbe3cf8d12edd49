namespace DepGuard.Graph;

/// <summary>
/// Puts arcs of a feedback set back, the most expensive first, wherever no path leads back from target to source without the rest of the
/// set, so that every arc left is needed. Stops at <see cref="DistanceSearch.WorkLimit"/>.
/// </summary>
internal sealed class FeedbackPruning(Digraph graph)
{
    private readonly bool[] _removed = new bool[graph.Arcs];
    private readonly int[] _seen = new int[graph.Nodes];
    private int _searches;
    private long _work;

    /// <summary>The arcs of the set that are needed, in order.</summary>
    public int[] Prune(int[] arcs, int[] costs)
    {
        foreach (var arc in arcs)
            _removed[arc] = true;
        var source = new int[graph.Arcs];
        foreach (var (arc, from, _) in graph.Ends())
            source[arc] = from;

        foreach (var arc in arcs.OrderByDescending(arc => costs[arc]))
        {
            if (_work >= DistanceSearch.WorkLimit)
                break;

            _removed[arc] = Leads(graph.Target(arc), source[arc]);
        }

        return [.. arcs.Where(arc => _removed[arc])];
    }

    private bool Leads(int from, int to)
    {
        _searches++;
        _seen[from] = _searches;
        var open = new Stack<int>([from]);
        while (open.TryPop(out var node))
        {
            if (node == to)
                return true;

            for (var arc = graph.FirstArc(node); arc < graph.FirstArc(node + 1); arc++, _work++)
            {
                if (_removed[arc] || _seen[graph.Target(arc)] == _searches)
                    continue;

                _seen[graph.Target(arc)] = _searches;
                open.Push(graph.Target(arc));
            }
        }

        return false;
    }
}
