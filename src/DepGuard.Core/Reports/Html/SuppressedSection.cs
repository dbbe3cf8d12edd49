using DepGuard.Findings;

namespace DepGuard.Reports.Html;

/// <summary>What somebody decided not to act on, the first to expire first, and how much the baseline covers.</summary>
internal static class SuppressedSection
{
    private const int MaxRows = 500;
    private const int MaxText = 400;

    /// <summary>Writes the section; none where nothing is accepted.</summary>
    public static void Write(AnalysisResult result, Outline page)
    {
        if (result.Suppressed.Count + result.Baselined == 0)
            return;

        var output = page.Open("suppressed", "Suppressed and accepted", result.Suppressed.Count + result.Baselined);
        output.Write($"<p>{Words.Number(result.Suppressed.Count)} suppressed, {Words.Number(result.Baselined)} in baseline.</p>\n");
        if (result.Suppressed.Count > 0)
            WriteTable(result.Suppressed, output);
        page.Close();
    }

    private static void WriteTable(IReadOnlyList<SuppressedFinding> suppressed, TextWriter output)
    {
        HtmlTable.Write(
            output,
            "suppressed-table",
            "Suppressed findings by last day",
            ["until", "rule", "finding", "where", "reason"],
            suppressed.OrderBy(one => one.Until ?? DateOnly.MaxValue).Take(MaxRows).Select(one => (string[])
            [
                one.Until is { } day ? $"{day:O}" : "no end", one.Finding.Rule.Id, HtmlText.Of(HtmlText.Cut(one.Finding.Message, MaxText)),
                HtmlText.Place(one.Finding.At), HtmlText.Of(HtmlText.Cut(one.Reason, MaxText)),
            ]));
        if (suppressed.Count > MaxRows)
            output.Write($"<p class=\"rest\">and {Words.Number(suppressed.Count - MaxRows)} more</p>\n");
    }
}
