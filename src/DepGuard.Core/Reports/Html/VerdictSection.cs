using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;

namespace DepGuard.Reports.Html;

/// <summary>The head of the page: the verdict, the worst findings as the reason, the counts.</summary>
internal static class VerdictSection
{
    private const int MaxReasons = 5;
    private const int MaxText = 400;

    /// <summary>Writes the head.</summary>
    public static void Write(AnalysisResult result, TextWriter output)
    {
        var verdict = PageVerdict.Of(result);
        output.Write($"<header>\n<h1>DepGuard</h1>\n<p class=\"verdict {verdict.Style}\"><strong>{verdict.Word}</strong> {verdict.Reason}</p>\n");
        WriteReasons([.. result.Active.WorstFirst().Where(finding => finding.Severity != Severity.Note)], output);
        output.Write($"<p>{Summary.Of(result)}.");
        if (result.Coverage.NotAnalysed.Count > 0)
            output.Write($" Not analysed: {HtmlText.Of(HtmlText.Cut(string.Join(", ", result.Coverage.NotAnalysed), MaxText))} (<code>--env</code>).");
        output.Write("</p>\n</header>\n");
    }

    private static void WriteReasons(List<Finding> worst, TextWriter output)
    {
        if (worst.Count == 0)
            return;

        output.Write("<ul class=\"reasons\">\n");
        foreach (var finding in worst.Take(MaxReasons))
            output.Write($"<li><span class=\"{Label.Of(finding.Severity)}\">{Label.Of(finding.Severity)}</span> {HtmlText.Of(HtmlText.Cut(finding.Message, MaxText))}</li>\n");
        if (worst.Count > MaxReasons)
            output.Write($"<li>and {Words.Number(worst.Count - MaxReasons)} more</li>\n");
        output.Write("</ul>\n");
    }
}
