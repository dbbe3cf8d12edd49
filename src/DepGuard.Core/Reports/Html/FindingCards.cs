using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Html;

/// <summary>Sections of findings: each finding with its path, what to do and why, and the evidence of every step.</summary>
internal sealed class FindingCards(EvidenceTexts texts, FindingReferences references, TextWriter output)
{
    /// <summary>Findings of a section; the rest is counted.</summary>
    private const int MaxCards = 50;

    /// <summary>Places that are shown without being asked for.</summary>
    private const int FewSteps = 4;

    /// <summary>Sentences about why; cycles of a large component would fill pages.</summary>
    private const int MaxReasons = 8;

    private const int MaxLines = 20;
    private const int MaxText = 1_000;

    private readonly Dictionary<string, Finding> _advised = new(StringComparer.Ordinal);

    /// <summary>Writes a section; none where there is no finding.</summary>
    public void Write(string id, string title, IReadOnlyList<Finding> findings, Outline page)
    {
        if (findings.Count == 0)
            return;

        page.Open(id, title, findings.Count);
        foreach (var finding in findings.WorstFirst().Take(MaxCards))
            WriteCard(finding);
        WriteRest(findings.Count, MaxCards, "; <code>depguard check</code> lists all");
        page.Close();
    }

    private void WriteCard(Finding finding)
    {
        var severity = Label.Of(finding.Severity);
        output.Write($"<article class=\"{severity}\" id=\"{references.Of(finding)}\" data-rule=\"{finding.Rule.Id}\">\n<h3><span class=\"{severity}\">{severity}</span> {Line(finding.Rule.Title)} <small>{finding.Rule.Id}</small></h3>\n<p>{Line(finding.Message)}</p>\n");
        WriteRoute(finding);
        output.Write($"<p class=\"place\">{(Cycles.IsCycle(finding) ? "Edge to cut" : "Where")}: {Stated(finding.At)}</p>\n");
        WriteAdvice(finding);
        WriteSteps(finding.Related);
        output.Write("</article>\n");
    }

    /// <summary>What to do beside why; the same list of remedies is not repeated in one card after the other.</summary>
    private void WriteAdvice(Finding finding)
    {
        if (finding.Remedies.Count + finding.Details.Count == 0)
            return;

        output.Write("<div class=\"columns\">\n");
        var first = Advised(finding);
        if (finding.Remedies.Count > 1 && !ReferenceEquals(first, finding))
            output.Write($"<div>\n<h4>What to do</h4>\n<p>The same as for <a href=\"#{references.Of(first)}\">{first.Rule.Id}</a>: {Line(finding.Remedies[0])}</p>\n</div>\n");
        else
            WriteRemedies(Remedy.Alternatives(finding.Remedies));
        WriteReasons(finding.Details);
        output.Write("</div>\n");
    }

    private void WriteRemedies(IReadOnlyList<Remedy> remedies)
    {
        if (remedies.Count == 0)
            return;

        output.Write("<div>\n<h4>What to do, the best first</h4>\n<ol>\n");
        foreach (var remedy in remedies.Take(MaxLines))
        {
            output.Write($"<li>{Line(remedy.Text)}\n");
            WriteItems(remedy.Also, MaxLines);
        }

        output.Write("</ol>\n");
        WriteRest(remedies.Count, MaxLines, "");
        output.Write("</div>\n");
    }

    /// <summary>The first finding with the same remedies.</summary>
    private Finding Advised(Finding finding)
    {
        var remedies = string.Join('\n', finding.Remedies);
        _advised.TryAdd(remedies, finding);
        return _advised[remedies];
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

        output.Write($"<details{(steps.Count <= FewSteps ? " open" : "")}><summary>Evidence <small>{Words.Count(steps.Count, "place")}</small></summary>\n<table><tbody>\n");
        foreach (var step in steps.Take(MaxLines))
            output.Write($"<tr><td>{Line(step.Message)}<td>{Stated(step.At)}\n");
        output.Write("</tbody></table>\n");
        WriteRest(steps.Count, MaxLines, "");
        output.Write("</details>\n");
    }

    private void WriteReasons(IReadOnlyList<string> reasons)
    {
        if (reasons.Count == 0)
            return;

        output.Write("<div>\n<h4>Why</h4>\n");
        WriteItems(reasons, MaxReasons);
        output.Write("</div>\n");
    }

    private void WriteItems(IReadOnlyList<string> lines, int shown)
    {
        if (lines.Count == 0)
            return;

        output.Write("<ul>\n");
        foreach (var line in lines.Take(shown))
            output.Write($"<li>{Line(line)}\n");
        output.Write("</ul>\n");
        WriteRest(lines.Count, shown, "");
    }

    private void WriteRest(int count, int shown, string hint)
    {
        if (count > shown)
            output.Write($" <span class=\"rest\">and {Words.Number(count - shown)} more{hint}</span>\n");
    }

    private string Stated(Sources.SourceSpan at) => texts.At(at) is { } text ? $"{HtmlText.Place(at)} <code>{Line(text)}</code>" : HtmlText.Place(at);

    private static string Line(string text) => HtmlText.Sentence(text, MaxText);
}
