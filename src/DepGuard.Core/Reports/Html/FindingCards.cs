using DepGuard.Facts;
using DepGuard.Findings;

namespace DepGuard.Reports.Html;

/// <summary>Sections of findings: each finding with its path, the evidence of every step, why, and what to do.</summary>
internal sealed class FindingCards(EvidenceTexts texts, TextWriter output)
{
    /// <summary>Findings of a section; the rest is counted.</summary>
    private const int MaxCards = 50;

    private const int MaxLines = 20;
    private const int MaxText = 1_000;

    /// <summary>Writes a section; none where there is no finding.</summary>
    public void Write(string id, string title, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return;

        output.Write($"<section id=\"{id}\">\n<h2>{title} <small>{Words.Number(findings.Count)}</small></h2>\n");
        foreach (var finding in findings.WorstFirst().Take(MaxCards))
            WriteCard(finding);
        WriteRest(findings.Count, MaxCards, "; <code>depguard check</code> lists all");
        output.Write("</section>\n");
    }

    private void WriteCard(Finding finding)
    {
        var severity = Label.Of(finding.Severity);
        output.Write($"<article class=\"{severity}\" data-rule=\"{finding.Rule.Id}\">\n<h3><span class=\"{severity}\">{severity}</span> {finding.Rule.Id} {Line(finding.Rule.Title)}</h3>\n<p>{Line(finding.Message)}</p>\n");
        var cut = Cycles.IsCycle(finding) ? "Edge to cut" : "Where";
        output.Write($"<p>{cut}: {Stated(finding.At)}</p>\n");
        WriteRoute(finding);
        WriteSteps(finding.Related);
        WriteList("Why", "ul", finding.Details);
        WriteList("What to do", "ol", finding.Remedies);
        output.Write("</article>\n");
    }

    private void WriteRoute(Finding finding)
    {
        var route = Cycles.Route(finding);
        if (route.Count == 0)
            return;

        output.Write($"<p class=\"route\">{string.Join(" → ", route.Take(MaxLines).Select(id => $"<b>{Line(id)}</b>"))}");
        WriteRest(route.Count, MaxLines, "");
        output.Write("</p>\n");
    }

    private void WriteSteps(IReadOnlyList<RelatedLocation> steps)
    {
        if (steps.Count == 0)
            return;

        output.Write("<table><tbody>\n");
        foreach (var step in steps.Take(MaxLines))
            output.Write($"<tr><td>{Line(step.Message)}<td>{Stated(step.At)}\n");
        output.Write("</tbody></table>\n");
        WriteRest(steps.Count, MaxLines, "");
    }

    private void WriteList(string title, string tag, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;

        output.Write($"<h4>{title}</h4>\n<{tag}>\n");
        foreach (var line in lines.Take(MaxLines))
            output.Write($"<li>{Line(line)}\n");
        output.Write($"</{tag}>\n");
        WriteRest(lines.Count, MaxLines, "");
    }

    private void WriteRest(int count, int shown, string hint)
    {
        if (count > shown)
            output.Write($" <span class=\"rest\">and {Words.Number(count - shown)} more{hint}</span>\n");
    }

    private string Stated(Sources.SourceSpan at) => texts.At(at) is { } text ? $"{HtmlText.Place(at)} <code>{Line(text)}</code>" : HtmlText.Place(at);

    private static string Line(string text) => HtmlText.Of(HtmlText.Cut(text, MaxText));
}
