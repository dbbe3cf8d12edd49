using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Reports.Text;

/// <summary>What changed, and the verdict, for people.</summary>
internal sealed class ChangeText(TextOptions options, TextWriter output)
{
    /// <summary>Lines of the change that are printed unless everything is asked for.</summary>
    private const int MaxLines = 20;

    /// <summary>Reasons and remedies that are printed with the verdict.</summary>
    private const int MaxReasons = 5;

    /// <summary>Writes what changed: <c>+</c> added, <c>-</c> removed, <c>~</c> with other numbers.</summary>
    public void WriteChange(GraphDiff change)
    {
        var lines = Lines(change).ToList();
        output.Write(lines.Count == 0 ? "No service and no edge changed.\n\n" : "changed:\n");
        foreach (var line in lines.Take(options.Verbose ? lines.Count : MaxLines))
            output.Write($"  {Printable.Of(line)}\n");
        if (!options.Verbose && lines.Count > MaxLines)
            output.Write($"  and {Words.Number(lines.Count - MaxLines)} more (--verbose lists them)\n");
        if (lines.Count > 0)
            output.Write('\n');
    }

    /// <summary>Writes the findings that are there no more, a line each.</summary>
    public void WriteGone(IReadOnlyList<Finding> gone)
    {
        foreach (var finding in gone.Take(options.Verbose ? gone.Count : MaxLines))
            output.Write($"gone: {finding.Rule.Id} {Printable.Of(finding.Message)}\n");
        if (!options.Verbose && gone.Count > MaxLines)
            output.Write($"gone: {Words.Number(gone.Count - MaxLines)} more (--verbose lists them)\n");
        if (gone.Count > 0)
            output.Write('\n');
    }

    /// <summary>Writes the reasons, the remedies, and last the line that a release manager looks for.</summary>
    public void WriteVerdict(Verdict verdict, AnalysisResult result)
    {
        List("because", [.. verdict.Reasons.Select(finding => $"{finding.Rule.Id} {finding.Message}")]);
        List("instead", verdict.Remedies);
        foreach (var conflict in result.Conflicts)
            output.Write($"conflict: {Printable.Of($"{conflict}")}, which is what was judged\n");
        if (result.Tried is { Length: > 0 } tried)
            output.Write($"tried: {Printable.Of(tried)}\n");
        foreach (var (name, decision) in result.Alone)
            output.Write($"{Printable.Of(name)} alone: {Words.Of(decision)}\n");
        output.Write($"{Words.Of(verdict.Decision)}\n");
    }

    private void List(string title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
            output.Write($"{title}:\n");
        foreach (var (index, line) in lines.Take(MaxReasons).Index())
            output.Write($"  {Words.Number(index + 1)}. {Printable.Of(line)}\n");
        if (lines.Count > MaxReasons)
            output.Write($"  and {Words.Number(lines.Count - MaxReasons)} more above\n");
    }

    /// <summary>What changed, a line each: services before edges, added before removed before changed.</summary>
    public static IEnumerable<string> Lines(GraphDiff change) =>
    [
        .. change.AddedServices.Select(service => $"+ {service} ({Label.Of(service.Kind)})"),
        .. change.RemovedServices.Select(service => $"- {service} ({Label.Of(service.Kind)})"),
        .. change.ChangedServices.Select(one => $"~ {one.After}: {string.Join(", ", one.Fields)}"),
        .. change.AddedEdges.Select(edge => $"+ {Describe(edge)}"),
        .. change.RemovedEdges.Select(edge => $"- {Describe(edge)}"),
        .. change.ChangedEdges.Select(one => $"~ {one.After}: {string.Join(", ", one.Fields)}"),
    ];

    private static string Describe(Edge edge) => $"{edge} ({Label.Of(edge.Mode)}) {TextFinding.Place(edge.Evidence[0].At)}";
}
