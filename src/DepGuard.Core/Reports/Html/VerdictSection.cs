using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;

namespace DepGuard.Reports.Html;

/// <summary>The head of the page: the verdict, the worst findings as the reason, what to do instead, the counts.</summary>
internal static class VerdictSection
{
    private const int MaxReasons = 5;
    private const int MaxText = 400;
    private const int MaxConflicts = 20;

    /// <summary>Writes the head.</summary>
    public static void Write(AnalysisResult result, FindingReferences references, TextWriter output)
    {
        var verdict = PageVerdict.Of(result);
        output.Write($"<header class=\"{verdict.Style}\">\n<p class=\"brand\">DepGuard</p>\n<button type=\"button\" id=\"theme\" hidden>dark or light</button>\n");
        output.Write($"<h1>{verdict.Word}</h1>\n<p class=\"lead\">{verdict.Reason}</p>\n");
        WriteAlone(result, output);
        WriteReasons(result, references, output);
        output.Write($"<p class=\"scope\">{Summary.Of(result)}.");
        if (result.Coverage.NotAnalysed.Count > 0)
            output.Write($" Not analysed: {Line(string.Join(", ", result.Coverage.NotAnalysed))} (<code>--env</code>).");
        output.Write("</p>\n</header>\n");
    }

    /// <summary>Of several releases the verdict on each alone, since together they may be worse than any, where they contradict each other, and what was tried.</summary>
    private static void WriteAlone(AnalysisResult result, TextWriter output)
    {
        if (result.Alone.Count == 0)
            return;

        output.Write("<ul class=\"alone\">\n");
        foreach (var (name, decision) in result.Alone)
            output.Write($"<li>{Line(name)} alone <strong class=\"{Words.Of(decision).ToLowerInvariant().Replace(' ', '-')}\">{Words.Of(decision)}</strong></li>\n");
        foreach (var conflict in result.Conflicts.Take(MaxConflicts))
            output.Write($"<li class=\"conflict\">Conflict: {Line($"{conflict}")}, which is what was judged</li>\n");
        if (result.Conflicts.Count > MaxConflicts)
            output.Write($"<li class=\"rest\">and {Words.Number(result.Conflicts.Count - MaxConflicts)} more conflicts</li>\n");
        output.Write("</ul>\n");
        if (result.Tried is { Length: > 0 } tried)
            output.Write($"<p class=\"tried\">Tried: {Line(tried)}.</p>\n");
    }

    private static void WriteReasons(AnalysisResult result, FindingReferences references, TextWriter output)
    {
        var verdict = result.Verdict ?? Verdict.Of(result.Active);
        if (verdict.Reasons.Count == 0)
            return;

        output.Write("<div class=\"columns\">\n<div>\n<h2>Because</h2>\n<ol class=\"reasons\">\n");
        foreach (var finding in verdict.Reasons.Take(MaxReasons))
            output.Write($"<li><span class=\"{Label.Of(finding.Severity)}\">{Label.Of(finding.Severity)}</span> <a href=\"#{references.Of(finding)}\">{Line(finding.Message)}</a></li>\n");
        WriteRest(verdict.Reasons.Count, output);
        output.Write("</ol>\n</div>\n");
        WriteRemedies(verdict.Remedies, output);
        output.Write("</div>\n");
    }

    private static void WriteRemedies(IReadOnlyList<string> remedies, TextWriter output)
    {
        if (remedies.Count == 0)
            return;

        output.Write("<div>\n<h2>What to do first</h2>\n<ol class=\"remedies\">\n");
        foreach (var remedy in remedies.Take(MaxReasons))
            output.Write($"<li>{Line(remedy)}</li>\n");
        WriteRest(remedies.Count, output);
        output.Write("</ol>\n</div>\n");
    }

    private static void WriteRest(int count, TextWriter output)
    {
        if (count > MaxReasons)
            output.Write($"<li class=\"rest\">and {Words.Number(count - MaxReasons)} more below</li>\n");
    }

    private static string Line(string text) => HtmlText.Sentence(text, MaxText);
}
