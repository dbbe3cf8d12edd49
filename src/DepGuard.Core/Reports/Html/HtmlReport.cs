using DepGuard.Findings;
using DepGuard.Reports.Html.Drawing;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Html;

/// <summary>
/// One page for people who decide on a release: the verdict, then what is behind it. It asks nothing of anywhere, needs no script, and
/// admits only its own style and script, by hash.
/// </summary>
public sealed class HtmlReport : IReport
{
    /// <inheritdoc/>
    public string Format => "html";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var (style, script) = (HtmlAssets.Style, HtmlAssets.Script);
        using var main = new StringWriter();
        var outline = new Outline(main);
        var references = new FindingReferences(result);
        WriteSections(result, references, outline, main);

        output.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        output.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {HtmlText.Hash(style)}; script-src {HtmlText.Hash(script)}; base-uri 'none'; form-action 'none'\">\n");
        output.Write($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>DepGuard: {PageVerdict.Of(result).Word}</title>\n");
        output.Write($"<style>{style}</style>\n</head>\n<body>\n");
        VerdictSection.Write(result, references, output);
        outline.WriteContents(output);
        output.Write($"<main>\n{main.GetStringBuilder()}</main>\n");
        output.Write($"<script>{script}</script>\n</body>\n</html>\n");
    }

    /// <summary>The sections in order: what changed and its picture, what is wrong, in which order to release, and what all of it rests on.</summary>
    private static void WriteSections(AnalysisResult result, FindingReferences references, Outline page, TextWriter main)
    {
        var cycles = new Cycles(result);
        var selection = GraphSelection.Of(result, cycles);
        var cards = new FindingCards(new EvidenceTexts(result), references, main);
        var findings = result.Active.ToLookup(Section);
        ChangeSection.Write(result, page);
        cards.Write("release", "What the change makes worse", [.. findings["release"]], page);
        GraphSection.Write(result, selection, cycles, page);
        cards.Write("cycles", "Cycles", [.. findings["cycles"]], page);
        cards.Write("hubs", "Hubs and load", [.. findings["hubs"]], page);
        OutlookSection.Write(result.Outlooks, page);
        cards.Write("retries", "Retries that multiply", [.. findings["retries"]], page);
        CallsSection.WriteAmplified(result.Graph, page);
        cards.Write("timeouts", "Time limits", [.. findings["timeouts"]], page);
        CallsSection.WriteLimits(result.Graph, page);
        cards.Write("objectives", "Objectives", [.. findings["objectives"]], page);
        ObjectivesSection.Write(result.Graph, page);
        cards.Write("other", "Other findings", [.. findings["other"]], page);
        OrderSection.Write(result, page);
        SuppressedSection.Write(result, page);
        CapacitySection.Write(result.Graph, page);
        CoverageSection.Write(result.Coverage, page);
        TablesSection.Write(result.Graph, selection, cycles, page);
    }

    private static string Section(Finding finding) => finding.Rule.Category switch
    {
        _ when Cycles.IsCycle(finding) => "cycles",
        "topology" or "capacity" => "hubs",
        "release" => "release",
        "retries" => "retries",
        "deadlines" => "timeouts",
        "objectives" => "objectives",
        _ => "other",
    };
}
