namespace DepGuard.Graph;

/// <summary>
/// The order of the nodes in which the arcs that lead backwards cost least, by dynamic programming over sets of nodes (Lawler, "A comment
/// on minimum feedback arc sets", IEEE Trans. Circuit Theory 11(2), 1964): the best order of a set ends with some node, and what that node
/// adds depends only on the set before it. Of several, the order with the fewest arcs wins, then that with the earlier arcs.
/// </summary>
internal sealed class ExactOrder
{
    /// <summary>Most nodes for which this takes well under a tenth of a second: 2^n sets of n nodes.</summary>
    public const int Limit = 18;

    private const int Half = Limit / 2;
    private const int HalfMask = (1 << Half) - 1;
    private readonly int _nodes;
    private readonly long[] _low;
    private readonly long[] _high;

    private ExactOrder(Digraph graph, int[] costs)
    {
        _nodes = graph.Nodes;
        var costTo = new long[Limit, Limit];
        foreach (var (arc, from, to) in graph.Ends())
            costTo[from, to] = Rank(costs[arc], arc);

        _low = SumsOverSets(costTo, 0);
        _high = SumsOverSets(costTo, Half);
    }

    /// <summary>Finds the order of a graph of at most <see cref="Limit"/> nodes.</summary>
    public static int[] Find(Digraph graph, int[] costs)
    {
        var tables = new ExactOrder(graph, costs);
        var best = new long[1 << graph.Nodes];
        for (var set = 1; set < best.Length; set++)
            best[set] = tables.Best(best, set).Cost;

        var order = new int[graph.Nodes];
        for (var (set, place) = (best.Length - 1, graph.Nodes - 1); place >= 0; place--)
        {
            order[place] = tables.Best(best, set).Last;
            set &= ~(1 << order[place]);
        }

        return order;
    }

    private (long Cost, int Last) Best(long[] best, int set)
    {
        var (least, last) = (long.MaxValue, -1);
        for (var node = 0; node < _nodes; node++)
        {
            var before = set & ~(1 << node);
            if (before == set)
                continue;

            var cost = best[before] + _low[(node << Half) | (before & HalfMask)] + _high[(node << Half) | (before >> Half)];
            if (cost < least)
                (least, last) = (cost, node);
        }

        return (least, last);
    }

    /// <summary>Cost first, then number of arcs, then their places: with at most 18 * 18 arcs, no part overflows into the next.</summary>
    private static long Rank(int cost, int arc) => ((long)cost << 32) + (1 << 20) + arc;

    /// <summary>For each node and each set of the half of nodes from <paramref name="first"/>: cost of the arcs from node to set.</summary>
    private static long[] SumsOverSets(long[,] costTo, int first)
    {
        var sums = new long[Limit << Half];
        for (var node = 0; node < Limit; node++)
        {
            for (var set = 1; set <= HalfMask; set++)
            {
                var lowest = System.Numerics.BitOperations.TrailingZeroCount(set);
                sums[(node << Half) | set] = sums[(node << Half) | (set & (set - 1))] + costTo[node, first + lowest];
            }
        }

        return sums;
    }
}
