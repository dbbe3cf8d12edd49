using DepGuard.Findings;

namespace DepGuard.Reports.Html;

/// <summary>What a release changes: services, calls and numbers, the verdict on each release alone, and what it mends.</summary>
internal static class ChangeSection
{
    private const int MaxRows = 500;
    private const int MaxText = 400;

    /// <summary>Writes the section; none where nothing was compared.</summary>
    public static void Write(AnalysisResult result, TextWriter output)
    {
        if (result.Change is not { } change)
            return;

        output.Write("<section id=\"change\">\n<h2>What changed</h2>\n");
        foreach (var (name, decision) in result.Alone)
            output.Write($"<p>{HtmlText.Of(HtmlText.Cut(name, MaxText))} alone: <strong>{Words.Of(decision)}</strong></p>\n");
        WriteList("change", "No service and no edge changed.", [.. ChangeText.Lines(change)], output);
        if (result.Gone.Count > 0)
        {
            output.Write("<h3>Gone</h3>\n");
            WriteList("gone", "", [.. result.Gone.Select(finding => $"{finding.Rule.Id} {finding.Message}")], output);
        }

        output.Write("</section>\n");
    }

    private static void WriteList(string style, string none, List<string> lines, TextWriter output)
    {
        output.Write(lines.Count == 0 ? $"<p>{none}</p>\n" : $"<ul class=\"{style}\">\n");
        foreach (var line in lines.Take(MaxRows))
            output.Write($"<li>{HtmlText.Of(HtmlText.Cut(line, MaxText))}</li>\n");
        if (lines.Count > MaxRows)
            output.Write($"<li class=\"rest\">and {Words.Number(lines.Count - MaxRows)} more</li>\n");
        if (lines.Count > 0)
            output.Write("</ul>\n");
    }
}
