using DepGuard.Findings;
using DepGuard.Reports.Html.Drawing;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Html;

/// <summary>What a release changes, services before calls, and what it mends.</summary>
internal static class ChangeSection
{
    private const int MaxRows = 500;
    private const int MaxText = 400;

    /// <summary>Writes the section; none where nothing was compared.</summary>
    public static void Write(AnalysisResult result, Outline page)
    {
        if (result.Change is not { } change)
            return;

        var lines = ChangeText.Lines(change).ToList();
        var output = page.Open("change", "What changed", lines.Count);
        if (lines.Count == 0)
            output.Write("<p>No service and no edge changed.</p>\n");
        WriteList([.. lines.Select(line => (ChangeMarks.OfSign(line[0]), line[2..]))], output);
        if (result.Gone.Count > 0)
        {
            output.Write("<h3>Gone</h3>\n");
            WriteList([.. result.Gone.Select(finding => ("gone", $"{finding.Rule.Id} {finding.Message}"))], output);
        }

        page.Close();
    }

    private static void WriteList(List<(string Mark, string Text)> lines, TextWriter output)
    {
        if (lines.Count == 0)
            return;

        output.Write("<ul class=\"change\">\n");
        foreach (var (mark, text) in lines.Take(MaxRows))
            output.Write($"<li><span class=\"mark {mark}\">{mark}</span> {HtmlText.Sentence(text, MaxText)}</li>\n");
        if (lines.Count > MaxRows)
            output.Write($"<li class=\"rest\">and {Words.Number(lines.Count - MaxRows)} more</li>\n");
        output.Write("</ul>\n");
    }
}
