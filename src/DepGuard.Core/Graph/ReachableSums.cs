using System.Numerics;

namespace DepGuard.Graph;

/// <summary>
/// For every node, the sum of a weight over the set of nodes it reaches, each counted once however many paths lead to it. Works on the
/// components in blocks of 64, one bit each: V (V + E) / 64 steps and memory linear in V. On the reversed graph it counts dependents.
/// </summary>
internal static class ReachableSums
{
    private const int Block = 64;
    private const int BytesOfBlock = 8;

    /// <summary>The sums; a node reaches itself.</summary>
    public static double[] Of(Digraph graph, StronglyConnectedComponents components, IReadOnlyList<double> weights)
    {
        var condensed = Digraph.Of(components.Count, graph.Ends()
            .Select(arc => (components[arc.From], components[arc.To])).Where(arc => arc.Item1 != arc.Item2));
        var own = new double[components.Count];
        for (var node = 0; node < graph.Nodes; node++)
            own[components[node]] += weights[node];

        var sums = new double[components.Count];
        for (var first = 0; first < components.Count; first += Block)
            AddBlock(condensed, own, sums, first);
        return [.. Enumerable.Range(0, graph.Nodes).Select(node => sums[components[node]])];
    }

    /// <summary>Adds what the components from the first one on weigh. A component reaches only smaller numbers, so the sweep starts there.</summary>
    private static void AddBlock(Digraph condensed, double[] own, double[] sums, int first)
    {
        var tables = Tables(own, first);
        var reached = new ulong[sums.Length - first];
        for (var component = first; component < sums.Length; component++)
        {
            var bits = component < first + Block ? 1UL << (component - first) : 0;
            foreach (var callee in condensed.Successors(component))
            {
                if (callee >= first)
                    bits |= reached[callee - first];
            }

            reached[component - first] = bits;
            for (var rest = bits; rest != 0;)
            {
                var part = BitOperations.TrailingZeroCount(rest) / 8;
                sums[component] += tables[(part << 8) + (int)((rest >> (8 * part)) & 0xFF)];
                rest &= ~(0xFFUL << (8 * part));
            }
        }
    }

    /// <summary>The weight of every combination of eight components, so that bits are added a byte at a time.</summary>
    private static double[] Tables(double[] own, int first)
    {
        var tables = new double[BytesOfBlock << 8];
        for (var part = 0; part < BytesOfBlock; part++)
        {
            for (var bits = 1; bits < 256; bits++)
            {
                var component = first + (part * 8) + BitOperations.TrailingZeroCount(bits);
                tables[(part << 8) + bits] = tables[(part << 8) + (bits & (bits - 1))] + (component < own.Length ? own[component] : 0);
            }
        }

        return tables;
    }
}
