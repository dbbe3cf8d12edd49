namespace DepGuard.Graph;

/// <summary>
/// A good order of the nodes for giant components, after Eades, Lin and Smyth ("A fast and effective heuristic for the feedback arc set
/// problem", Inf. Process. Lett. 47, 1993), with costs: nodes that nothing leads to go to the front, nodes that lead nowhere to the back,
/// and else the node whose outgoing arcs cost most above its incoming ones to the front. <see cref="Sifting"/> then improves it.
/// </summary>
internal sealed class HeuristicOrder
{
    private readonly Digraph _graph;
    private readonly Digraph _reversed;
    private readonly int[] _costs;
    private readonly long[] _out;
    private readonly long[] _in;
    private readonly bool[] _placed;
    private readonly PriorityQueue<int, (int Class, long Balance, int Node)> _queue = new();

    private HeuristicOrder(Digraph graph, int[] costs)
    {
        (_graph, _reversed, _costs) = (graph, graph.Reversed, costs);
        (_out, _in, _placed) = (new long[graph.Nodes], new long[graph.Nodes], new bool[graph.Nodes]);
        foreach (var (arc, from, to) in graph.Ends().Where(arc => arc.From != arc.To))
        {
            _out[from] += costs[arc];
            _in[to] += costs[arc];
        }

        for (var node = 0; node < graph.Nodes; node++)
            Enqueue(node);
    }

    /// <summary>Finds an order; the same one for the same graph.</summary>
    public static int[] Find(Digraph graph, int[] costs)
    {
        var order = new HeuristicOrder(graph, costs).Place();
        new Sifting(graph, costs, order).Run();
        return order;
    }

    private int[] Place()
    {
        var order = new int[_graph.Nodes];
        var (front, back) = (0, order.Length - 1);
        while (_queue.TryDequeue(out var node, out var priority))
        {
            // An entry is out of date when a neighbour was placed since; a newer one is in the queue.
            if (_placed[node] || priority != Priority(node))
                continue;

            _placed[node] = true;
            order[_out[node] == 0 ? back-- : front++] = node;
            foreach (var target in _graph.Successors(node))
                Forget(target, _in, _graph.Arc(node, target));
            foreach (var source in _reversed.Successors(node))
                Forget(source, _out, _graph.Arc(source, node));
        }

        return order;
    }

    private void Forget(int node, long[] sums, int arc)
    {
        if (_placed[node])
            return;

        sums[node] -= _costs[arc];
        Enqueue(node);
    }

    private void Enqueue(int node) => _queue.Enqueue(node, Priority(node));

    private (int Class, long Balance, int Node) Priority(int node) =>
        (_out[node] == 0 ? 0 : _in[node] == 0 ? 1 : 2, _in[node] - _out[node], node);
}
