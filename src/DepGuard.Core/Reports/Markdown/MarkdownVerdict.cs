using System.Text;
using DepGuard.Facts;
using DepGuard.Findings;

namespace DepGuard.Reports.Markdown;

/// <summary>What somebody who decides on a release reads first: each release alone, the reasons, and what to do about them.</summary>
internal static class MarkdownVerdict
{
    private const int MaxLines = 5;
    private const int MaxText = 400;

    /// <summary>The block, with an empty line after it; nothing where no change was judged.</summary>
    public static string Of(AnalysisResult result)
    {
        if (result.Verdict is not { } verdict)
            return "";

        var block = new StringBuilder();
        foreach (var (name, decision) in result.Alone)
            block.Append($"- {Line(name)} alone: **{Words.Of(decision)}**\n");
        if (result.Alone.Count > 0)
            block.Append($"- together: **{Words.Of(verdict.Decision)}**\n\n");
        AppendList(block, "Because", [.. verdict.Reasons.Select(finding => $"{Label.Of(finding.Severity)} **{finding.Rule.Id}** {Line(finding.Message)}")]);
        AppendList(block, "What to do first", [.. verdict.Remedies.Select(Line)]);
        return block.ToString();
    }

    private static void AppendList(StringBuilder block, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;

        block.Append($"**{title}**\n\n");
        foreach (var line in lines.Take(MaxLines))
            block.Append($"1. {line}\n");
        if (lines.Count > MaxLines)
            block.Append($"\nand {Words.Number(lines.Count - MaxLines)} more below\n");
        block.Append('\n');
    }

    private static string Line(string text) => MarkdownText.Of(MarkdownText.Cut(text, MaxText));
}
