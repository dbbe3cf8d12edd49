namespace DepGuard.Graph;

/// <summary>
/// The shortest cycle of a component: for each member, in order, a breadth-first search backwards that goes no deeper than a shorter
/// cycle could be long. Only a shorter cycle replaces the one at hand and members are taken in order, so of several shortest cycles the
/// lexicographically first is found. Stops at <see cref="DistanceSearch.WorkLimit"/>, and says so, once it has any cycle.
/// </summary>
internal static class ShortestCycleSearch
{
    /// <summary>The shortest cycle with an edge on it that passes the filter; null if there is none.</summary>
    public static Cycle? Find(Component component, Func<Edge, bool> through)
    {
        var arcs = component.Arcs;
        var search = new DistanceSearch(arcs.Graph);
        List<int>? best = null;
        for (var node = 0; node < arcs.Graph.Nodes && best is not { Count: 1 }; node++)
        {
            if (best is not null && search.IsExhausted)
                return Found(arcs, best, through) with { IsShortest = false };

            best = Improve(arcs, search, node, through, best);
        }

        return best is null ? null : Found(arcs, best, through);
    }

    private static List<int>? Improve(ComponentArcs arcs, DistanceSearch search, int node, Func<Edge, bool> through, List<int>? best)
    {
        var hasRun = false;
        for (var arc = arcs.Graph.FirstArc(node); arc < arcs.Graph.FirstArc(node + 1); arc++)
        {
            if (!arcs.Passes(arc, through))
                continue;

            if (!hasRun)
                search.Run(node, best is null ? int.MaxValue : best.Count - 2);
            hasRun = true;
            var target = arcs.Graph.Target(arc);
            if (search[target] >= 0 && (best is null || search[target] + 1 < best.Count))
                best = [node, .. search.PathFrom(target)];
        }

        return best;
    }

    private static Cycle Found(ComponentArcs arcs, List<int> nodes, Func<Edge, bool> through) =>
        arcs.Cycle(ComponentArcs.Canonical(nodes), through);
}
