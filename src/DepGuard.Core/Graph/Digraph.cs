namespace DepGuard.Graph;

/// <summary>
/// A directed graph over the integers from 0, as the algorithms need it: arcs sorted by source and target in compressed rows, no arc twice.
/// An arc is known by its place in that order.
/// </summary>
internal sealed class Digraph
{
    private readonly int[] _starts;
    private readonly int[] _targets;

    private Digraph(int[] starts, int[] targets)
    {
        _starts = starts;
        _targets = targets;
    }

    /// <summary>Number of nodes.</summary>
    public int Nodes => _starts.Length - 1;

    /// <summary>Number of arcs.</summary>
    public int Arcs => _targets.Length;

    /// <summary>The graph with every arc turned round.</summary>
    public Digraph Reversed => field ??= Turn();

    /// <summary>The graph with these arcs, in any order and any number of times.</summary>
    public static Digraph Of(int nodes, IEnumerable<(int From, int To)> arcs)
    {
        var keys = arcs.Select(arc => ((long)arc.From << 32) | (uint)arc.To).ToArray();
        Array.Sort(keys);
        var starts = new int[nodes + 1];
        var targets = new int[keys.Length];
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (i > 0 && keys[i] == keys[i - 1])
                continue;

            targets[count++] = (int)keys[i];
            starts[(int)(keys[i] >> 32) + 1]++;
        }

        for (var node = 0; node < nodes; node++)
            starts[node + 1] += starts[node];
        return new Digraph(starts, targets[..count]);
    }

    /// <summary>Targets of the arcs that leave the node, ascending.</summary>
    public ReadOnlySpan<int> Successors(int node) => _targets.AsSpan(_starts[node], _starts[node + 1] - _starts[node]);

    /// <summary>The first arc that leaves the node; equal to that of the next node if none does.</summary>
    public int FirstArc(int node) => _starts[node];

    /// <summary>The node that the arc leads to.</summary>
    public int Target(int arc) => _targets[arc];

    /// <summary>The arc between two nodes; negative if there is none.</summary>
    public int Arc(int from, int to) => Array.BinarySearch(_targets, _starts[from], _starts[from + 1] - _starts[from], to);

    /// <summary>Every arc with its ends, in order.</summary>
    public IEnumerable<(int Arc, int From, int To)> Ends()
    {
        for (var node = 0; node < Nodes; node++)
            for (var arc = _starts[node]; arc < _starts[node + 1]; arc++)
                yield return (arc, node, _targets[arc]);
    }

    private Digraph Turn()
    {
        var starts = new int[Nodes + 1];
        foreach (var target in _targets)
            starts[target + 1]++;
        for (var node = 0; node < Nodes; node++)
            starts[node + 1] += starts[node];

        var next = starts[..^1];
        var sources = new int[Arcs];
        for (var node = 0; node < Nodes; node++)
            foreach (var target in Successors(node))
                sources[next[target]++] = node;
        return new Digraph(starts, sources);
    }
}
