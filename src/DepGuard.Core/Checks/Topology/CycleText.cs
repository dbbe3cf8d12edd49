using System.Globalization;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Topology;

/// <summary>Edges and cycles in words, and short enough to read.</summary>
internal static class CycleText
{
    private const int ShownCycles = 25;
    private const int ShownRemovals = 100;

    /// <summary>The form <c>a -> b -> a</c>; of a long cycle the beginning, the number of services left out, and the end.</summary>
    public static string Shorten(Cycle cycle) => LongList.Join(" -> ", cycle.Path);

    /// <summary>What the edge says, such as <c>auth calls accounts</c>.</summary>
    public static string Sentence(Edge edge) => $"{edge.Caller.Id} {Verb(edge.Mode)} {edge.Callee.Id}";

    /// <summary>The remedies that remove the edges, all of them, with their places; of very many the first ones and how many more there are.</summary>
    public static IEnumerable<string> Removals(IReadOnlyList<Edge> edges)
    {
        var shown = edges.Take(ShownRemovals).Select((edge, index) => Removal(edge, index == 0 ? "Remove" : "Also remove"));
        return edges.Count <= ShownRemovals
            ? shown
            : shown.Append(Line($"Also remove {edges.Count - ShownRemovals} more edges: the component is too large to list them."));
    }

    /// <summary>Size of the component, a shortest cycle through each edge, and how sure it is that the remedies are the cheapest.</summary>
    public static IEnumerable<string> Describe(Component component, Cycle shown)
    {
        var cover = component.Cover;
        if (cover.Pairs == shown.Length)
        {
            yield return "It is the only cycle among these services.";
            yield break;
        }

        yield return Line($"The cycles share {component.Members.Count} services and {cover.Pairs} pairs of caller and callee.");
        if (!shown.IsShortest)
            yield return "The search for the shortest cycle stopped at its limit: a shorter one may exist.";

        yield return cover.IsComplete
            ? "A shortest cycle through each edge:"
            : Line($"A shortest cycle through each of {cover.Covered} pairs; the component is too large to look at all:");
        foreach (var cycle in cover.Cycles.Take(ShownCycles))
            yield return Shorten(cycle);
        if (cover.Cycles.Count > ShownCycles)
            yield return Line($"and {cover.Cycles.Count - ShownCycles} more");

        var cut = component.FeedbackEdges;
        yield return cut.IsExact
            ? "Removing all edges named below is the cheapest way to leave no cycle."
            : Line($"Removing all edges named below leaves no cycle at a cost of {cut.Cost}; the cheapest way costs at least {cut.LowerBound}.");
    }

    private static string Removal(Edge edge, string verb)
    {
        var at = edge.Evidence[0].At;
        var more = edge.Evidence.Count switch { 1 => "", 2 => " and 1 more place", var count => $" and {count - 1} more places" };
        return string.Create(CultureInfo.InvariantCulture, $"{verb} the {Noun(edge.Mode)} {edge} ({at.Path}:{at.Line}{more}).");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Verb(CallMode mode) => mode switch
    {
        CallMode.Sync => "calls",
        CallMode.Async => "sends messages to",
        CallMode.Startup => "starts after",
        _ => "depends on",
    };

    private static string Noun(CallMode mode) => mode switch
    {
        CallMode.Sync => "call",
        CallMode.Async => "message",
        _ => "dependency",
    };
}
