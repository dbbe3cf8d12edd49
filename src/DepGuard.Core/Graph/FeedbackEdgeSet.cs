namespace DepGuard.Graph;

/// <summary>
/// Edges of a component whose removal leaves no cycle, at the least cost that was found. The edges that lead backwards in any order of the
/// members are such a set: up to <see cref="ExactOrder.Limit"/> members the best order is computed, beyond that a good one.
/// Cycles that share no edge each need a removal of their own, which gives a lower bound on the cost of every such set.
/// </summary>
/// <param name="Edges">The edges: cheapest first, then by caller, callee and mode.</param>
/// <param name="Cost">Their cost in units of <see cref="RemovalCost"/>.</param>
/// <param name="LowerBound">No set costs less.</param>
public sealed record FeedbackEdgeSet(IReadOnlyList<Edge> Edges, int Cost, int LowerBound)
{
    /// <summary>Whether it is proven that no other set costs less.</summary>
    public bool IsExact => Cost == LowerBound;

    /// <summary>Finds the set; every edge must cost at least 1.</summary>
    internal static FeedbackEdgeSet Of(Component component, Func<Edge, int> costOf)
    {
        var arcs = component.Arcs;
        var costs = Enumerable.Range(0, arcs.Graph.Arcs).Select(arc => arcs.Edges(arc).Sum(costOf)).ToArray();
        var isExact = arcs.Graph.Nodes <= ExactOrder.Limit;
        var removed = isExact
            ? Backward(arcs.Graph, ExactOrder.Find(arcs.Graph, costs))
            : new FeedbackPruning(arcs.Graph).Prune(Backward(arcs.Graph, HeuristicOrder.Find(arcs.Graph, costs)), costs);
        var cost = removed.Sum(arc => costs[arc]);
        return new FeedbackEdgeSet(
            [.. removed.SelectMany(arcs.Edges).OrderBy(costOf)
                .ThenBy(edge => edge.Caller.Id, StringComparer.Ordinal)
                .ThenBy(edge => edge.Callee.Id, StringComparer.Ordinal)
                .ThenBy(edge => edge.Mode)],
            cost,
            isExact ? cost : PackCycles(component, costs));
    }

    /// <summary>The arcs that lead backwards in an order of the nodes; an arc from a node to itself always does.</summary>
    private static int[] Backward(Digraph graph, int[] order)
    {
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            place[order[i]] = i;
        return [.. graph.Ends().Where(arc => place[arc.From] >= place[arc.To]).Select(arc => arc.Arc)];
    }

    /// <summary>Takes each known cycle as often as its cheapest arc still allows: a feasible dual solution, so a lower bound.</summary>
    private static int PackCycles(Component component, int[] costs)
    {
        var places = component.Members.Select((member, place) => (member.Id, place)).ToDictionary(StringComparer.Ordinal);
        var left = costs.ToArray();
        var bound = 0;
        foreach (var cycle in component.Cover.Cycles)
        {
            var arcs = component.Arcs.CycleArcs([.. cycle.Edges.Select(edge => places[edge.Caller.Id])]).ToList();
            var least = arcs.Min(arc => left[arc]);
            bound += least;
            foreach (var arc in arcs)
                left[arc] -= least;
        }

        return bound;
    }
}
