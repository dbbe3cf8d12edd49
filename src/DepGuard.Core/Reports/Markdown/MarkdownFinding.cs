using System.Text;
using DepGuard.Findings;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Markdown;

/// <summary>A finding as a block that opens: the fact in its head, then where, the path with its evidence, why, and what to do.</summary>
internal sealed class MarkdownFinding(EvidenceTexts texts)
{
    private const int MaxLines = 20;

    /// <summary>Longest text of a line; a message that is longer is a list that nobody reads here.</summary>
    private const int MaxText = 1_000;

    private readonly Dictionary<string, string> _advised = new(StringComparer.Ordinal);

    /// <summary>The block, with an empty line after it.</summary>
    public string Of(Finding finding, bool isOpen)
    {
        var block = new StringBuilder();
        block.Append(isOpen ? "<details open>" : "<details>");
        block.Append($"<summary><b>{finding.Rule.Id}</b> {Line(finding.Message)}</summary>\n\n");
        block.Append($"{MarkdownText.Place(finding.At)}{Stated(finding)} · [{MarkdownText.Of(finding.Rule.Name)}]({RulePages.Link(finding.Rule)})\n\n");
        if (finding.Path.Count > 0)
            block.Append($"**{(Cycles.IsCycle(finding) ? "Cycle" : "Path")}** {Route(finding)}\n\n");
        AppendRemedies(block, finding);
        AppendList(block, "Why", [.. finding.Details.Select(detail => $"- {Line(detail)}")]);
        AppendSteps(block, finding.Related);
        block.Append("</details>\n\n");
        return block.ToString();
    }

    private string Stated(Finding finding) => texts.At(finding.At) is { } text ? $" {MarkdownText.Code(MarkdownText.Cut(text, MaxText))}" : "";

    private static string Route(Finding finding)
    {
        var route = Cycles.Route(finding);
        var shown = string.Join(" → ", route.Take(MaxLines).Select(MarkdownText.Code));
        return route.Count > MaxLines ? $"{shown} and {Words.Number(route.Count - MaxLines)} more" : shown;
    }

    /// <summary>What to do; the same list is not repeated in one block after the other.</summary>
    private void AppendRemedies(StringBuilder block, Finding finding)
    {
        var remedies = string.Join('\n', finding.Remedies);
        if (finding.Remedies.Count > 1 && _advised.TryGetValue(remedies, out var first))
            block.Append($"**What to do** The same as for {first}: {Line(finding.Remedies[0])}\n\n");
        else
            AppendList(block, "What to do, the best first", [.. Remedy.Alternatives(finding.Remedies).SelectMany(Lines)]);
        _advised.TryAdd(remedies, finding.Rule.Id);
    }

    private static IEnumerable<string> Lines(Remedy remedy) => remedy.Also.Select(also => $"   - {Line(also)}").Prepend($"1. {Line(remedy.Text)}");

    private void AppendSteps(StringBuilder block, IReadOnlyList<RelatedLocation> steps)
    {
        if (steps.Count == 0)
            return;

        block.Append("| what | where | what stands there |\n|---|---|---|\n");
        foreach (var step in steps.Take(MaxLines))
        {
            var text = texts.At(step.At) is { } stated ? MarkdownText.Code(MarkdownText.Cut(stated, MaxText)) : "";
            block.Append($"| {Line(step.Message)} | {MarkdownText.Place(step.At)} | {text} |\n");
        }

        AppendRest(block, steps.Count);
        block.Append('\n');
    }

    private static void AppendList(StringBuilder block, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;

        block.Append($"**{title}**\n\n");
        foreach (var line in lines.Take(MaxLines))
            block.Append($"{line}\n");
        AppendRest(block, lines.Count);
        block.Append('\n');
    }

    private static void AppendRest(StringBuilder block, int count)
    {
        if (count > MaxLines)
            block.Append($"\nand {Words.Number(count - MaxLines)} more\n");
    }

    private static string Line(string text) => MarkdownText.Of(MarkdownText.Cut(text, MaxText));
}
