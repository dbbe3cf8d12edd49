using System.Text;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Markdown;

/// <summary>A part of the text that is printed as a whole or not at all.</summary>
/// <param name="Severity">Severity of its findings; null for suppressed ones.</param>
/// <param name="Findings">Number of findings in it.</param>
/// <param name="Text">The Markdown.</param>
internal sealed record MarkdownSection(Severity? Severity, int Findings, string Text)
{
    /// <summary>Findings of one block that lists many.</summary>
    private const int MaxListed = 50;

    private const int MaxText = 1_000;

    /// <summary>Each error and each warning, the most harmful first, the notes of each rule, what changed, and what is suppressed.</summary>
    public static IEnumerable<MarkdownSection> Of(AnalysisResult result)
    {
        if (result.Alone.Count > 0)
            yield return Releases(result);
        var block = new MarkdownFinding(new EvidenceTexts(result));
        Severity? heading = null;
        foreach (var finding in Verdict.Of(result.Active).Reasons)
        {
            var title = finding.Severity == heading ? "" : $"### {Title(finding.Severity)}\n\n";
            var isOpen = heading is null;
            heading = finding.Severity;
            yield return new MarkdownSection(finding.Severity, 1, title + block.Of(finding, isOpen));
        }

        foreach (var notes in result.Active.Where(finding => finding.Severity == Contracts.Severity.Note)
            .GroupBy(finding => finding.Rule.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
            yield return Notes([.. notes]);
        if (result.Change is { } change)
            yield return Changed([.. ChangeText.Lines(change)]);
        if (result.Suppressed.Count > 0)
            yield return Suppressed(result.Suppressed);
    }

    /// <summary>The verdict on each of several releases alone, and where they contradict each other.</summary>
    private static MarkdownSection Releases(AnalysisResult result)
    {
        var text = new StringBuilder("| release | alone |\n|---|---|\n");
        foreach (var (name, decision) in result.Alone)
            text.Append($"| {Line(name)} | {Words.Of(decision)} |\n");
        text.Append('\n');
        foreach (var conflict in result.Conflicts.Take(MaxListed))
            text.Append($"- Conflict: {Line($"{conflict}")}, which is what was judged\n");
        if (result.Conflicts.Count > MaxListed)
            text.Append($"- and {Words.Number(result.Conflicts.Count - MaxListed)} more conflicts\n");
        if (result.Tried is { Length: > 0 } tried)
            text.Append($"\nTried: {Line(tried)}.\n\n");
        return new MarkdownSection(null, 0, text.ToString());
    }

    private static MarkdownSection Changed(List<string> lines)
    {
        var text = new StringBuilder();
        text.Append($"<details><summary>{Words.Count(lines.Count, "change")}</summary>\n\n");
        foreach (var line in lines.Take(MaxListed))
            text.Append($"- {Line(line)}\n");
        AppendEnd(text, lines.Count);
        return new MarkdownSection(null, 0, text.ToString());
    }

    private static string Title(Severity severity) => severity == Contracts.Severity.Error ? "Errors" : "Warnings";

    private static MarkdownSection Notes(List<Finding> notes)
    {
        var text = new StringBuilder();
        text.Append($"<details><summary><b>{notes[0].Rule.Id}</b> {Words.Count(notes.Count, Label.Of(Contracts.Severity.Note))}: {MarkdownText.Of(notes[0].Rule.Title)}</summary>\n\n");
        foreach (var note in notes.Take(MaxListed))
            text.Append($"- {MarkdownText.Place(note.At)} {Line(note.Message)}\n");
        AppendEnd(text, notes.Count);
        return new MarkdownSection(Contracts.Severity.Note, notes.Count, text.ToString());
    }

    private static MarkdownSection Suppressed(IReadOnlyList<SuppressedFinding> suppressed)
    {
        var text = new StringBuilder();
        text.Append($"<details><summary>{Words.Number(suppressed.Count)} suppressed</summary>\n\n");
        text.Append("| rule | where | finding | reason | until |\n|---|---|---|---|---|\n");
        foreach (var (finding, reason, until) in suppressed.Take(MaxListed))
            text.Append($"| {finding.Rule.Id} | {MarkdownText.Place(finding.At)} | {Line(finding.Message)} | {Line(reason)} | {until:O} |\n");
        AppendEnd(text, suppressed.Count);
        return new MarkdownSection(null, suppressed.Count, text.ToString());
    }

    private static void AppendEnd(StringBuilder text, int count)
    {
        if (count > MaxListed)
            text.Append($"\nand {Words.Number(count - MaxListed)} more\n");
        text.Append("\n</details>\n\n");
    }

    private static string Line(string text) => MarkdownText.Of(MarkdownText.Cut(text, MaxText));
}
