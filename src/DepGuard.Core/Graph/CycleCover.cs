namespace DepGuard.Graph;

/// <summary>
/// Cycles that together show every edge of a component: for each edge a shortest cycle through it, none twice, by length and then
/// lexicographically. This grows with the edges, while the number of all simple cycles grows exponentially and is never listed.
/// </summary>
/// <param name="Cycles">The cycles; the first is the shortest of the component.</param>
/// <param name="Covered">Pairs of caller and callee whose shortest cycle is among them.</param>
/// <param name="Pairs">Pairs of caller and callee in the component.</param>
public sealed record CycleCover(IReadOnlyList<Cycle> Cycles, int Covered, int Pairs)
{
    /// <summary>Services that the listed cycles may name in total; bounds the memory for giant components.</summary>
    private const int NamedLimit = 100_000;

    /// <summary>Whether every edge was looked at; giant components are cut at a limit of work and of length.</summary>
    public bool IsComplete => Covered == Pairs;

    /// <summary>Finds the cover of a component: one breadth-first search for each caller.</summary>
    internal static CycleCover Of(Component component)
    {
        if (component.ShortestCycle() is not { } shortest)
            return new CycleCover([], 0, 0);

        var arcs = component.Arcs;
        var search = new DistanceSearch(arcs.Graph);
        var places = component.Members.Select((member, place) => (member.Id, place)).ToDictionary(StringComparer.Ordinal);
        var list = new CycleList(arcs);
        list.Add([.. shortest.Edges.Select(edge => places[edge.Caller.Id])]);
        var node = 0;
        for (; node < arcs.Graph.Nodes && !search.IsExhausted && list.Named < NamedLimit; node++)
        {
            search.Run(node);
            foreach (var target in arcs.Graph.Successors(node))
            {
                if (!list.Shows(arcs.Graph.Arc(node, target), search[target] + 1))
                    list.Add(ComponentArcs.Canonical([node, .. search.PathFrom(target)]));
            }
        }

        return new CycleCover(list.Sorted(), arcs.Graph.FirstArc(node), arcs.Graph.Arcs);
    }

    /// <summary>The cycles so far, and for each arc how short the shortest of them through it is.</summary>
    private sealed class CycleList(ComponentArcs arcs)
    {
        private readonly List<int[]> _cycles = [];
        private readonly int[] _shortest = new int[arcs.Graph.Arcs];

        public int Named { get; private set; }

        public bool Shows(int arc, int length) => _shortest[arc] == length;

        public void Add(int[] cycle)
        {
            _cycles.Add(cycle);
            Named += cycle.Length;
            foreach (var arc in arcs.CycleArcs(cycle))
                _shortest[arc] = _shortest[arc] == 0 ? cycle.Length : Math.Min(_shortest[arc], cycle.Length);
        }

        public IReadOnlyList<Cycle> Sorted()
        {
            _cycles.Sort((a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.AsSpan().SequenceCompareTo(b));
            return [.. _cycles.Select(cycle => arcs.Cycle(cycle, _ => true))];
        }
    }
}
