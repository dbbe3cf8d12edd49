namespace DepGuard.Graph;

/// <summary>
/// Local search on an order of nodes: takes one node after the other and moves it to where its own backward arcs cost least, until nothing
/// improves or the work reaches its limit. Every move makes the order cheaper, so it ends.
/// </summary>
internal sealed class Sifting
{
    /// <summary>Looking up and sorting a neighbour takes about as long as following so many arcs.</summary>
    private const int NeighbourWork = 8;

    private readonly Digraph _graph;
    private readonly Digraph _reversed;
    private readonly int[] _costs;
    private readonly int[] _order;
    private readonly int[] _place;
    private long _work;

    /// <summary>Prepares the improvement of <paramref name="order"/>, in place.</summary>
    public Sifting(Digraph graph, int[] costs, int[] order)
    {
        (_graph, _reversed, _costs, _order) = (graph, graph.Reversed, costs, order);
        _place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            _place[order[i]] = i;
    }

    /// <summary>Improves the order.</summary>
    public void Run()
    {
        bool moved;
        do
        {
            moved = false;
            for (var node = 0; node < _order.Length && _work < DistanceSearch.WorkLimit; node++)
                moved |= Sift(node);
        }
        while (moved && _work < DistanceSearch.WorkLimit);
    }

    private bool Sift(int node)
    {
        var neighbours = Neighbours(node);
        _work += neighbours.Count * NeighbourWork;
        long cost = 0, current = 0, least = 0;
        var target = -1;
        for (var i = 0; i < neighbours.Count; i++)
        {
            cost += neighbours[i].Change;
            if (neighbours[i].Place < _place[node])
                current = cost;
            // A neighbour that calls and is called stands here twice; only behind both is a slot.
            var isSlot = i + 1 == neighbours.Count || neighbours[i + 1].Place != neighbours[i].Place;
            if (isSlot && cost < least)
                (least, target) = (cost, neighbours[i].Place);
        }

        if (current <= least)
            return false;

        // The node leaves a gap, so what stands behind it moves up by one.
        Move(node, target < _place[node] ? target + 1 : target);
        return true;
    }

    /// <summary>Places of the neighbours, ascending, with what it changes to stand behind one and no longer before it.</summary>
    private List<(int Place, long Change)> Neighbours(int node)
    {
        var neighbours = new List<(int Place, long Change)>();
        foreach (var target in _graph.Successors(node))
        {
            if (target != node)
                neighbours.Add((_place[target], _costs[_graph.Arc(node, target)]));
        }

        foreach (var source in _reversed.Successors(node))
        {
            if (source != node)
                neighbours.Add((_place[source], -_costs[_graph.Arc(source, node)]));
        }

        neighbours.Sort();
        return neighbours;
    }

    private void Move(int node, int to)
    {
        var step = Math.Sign(to - _place[node]);
        for (var i = _place[node]; i != to; i += step, _work++)
        {
            _order[i] = _order[i + step];
            _place[_order[i]] = i;
        }

        _order[to] = node;
        _place[node] = to;
    }
}
