using DepGuard.Findings;
using DepGuard.Reports.Html.Drawing;

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
        output.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        output.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {HtmlText.Hash(style)}; script-src {HtmlText.Hash(script)}; base-uri 'none'; form-action 'none'\">\n");
        output.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>DepGuard report</title>\n");
        output.Write($"<style>{style}</style>\n</head>\n<body>\n");
        WriteBody(result, output);
        output.Write($"<script>{script}</script>\n</body>\n</html>\n");
    }

    /// <summary>The sections in order.</summary>
    private static void WriteBody(AnalysisResult result, TextWriter output)
    {
        var cycles = new Cycles(result);
        var selection = GraphSelection.Of(result.Graph, cycles);
        var cards = new FindingCards(new EvidenceTexts(result), output);
        var findings = result.Active.ToLookup(Section);
        VerdictSection.Write(result, output);
        output.Write("<main>\n");
        ChangeSection.Write(result, output);
        cards.Write("cycles", "Cycles", [.. findings["cycles"]]);
        GraphSection.Write(result, selection, cycles, output);
        cards.Write("hubs", "Hubs and load", [.. findings["hubs"]]);
        CapacitySection.Write(result.Graph, output);
        cards.Write("retries", "Retries that multiply", [.. findings["retries"]]);
        CallsSection.WriteAmplified(result.Graph, output);
        cards.Write("timeouts", "Time limits", [.. findings["timeouts"]]);
        CallsSection.WriteLimits(result.Graph, output);
        cards.Write("objectives", "Objectives", [.. findings["objectives"]]);
        ObjectivesSection.Write(result.Graph, output);
        cards.Write("other", "Other findings", [.. findings["other"]]);
        SuppressedSection.Write(result, output);
        CoverageSection.Write(result.Coverage, output);
        TablesSection.Write(result.Graph, selection, cycles, output);
        output.Write("</main>\n");
    }

    private static string Section(Finding finding) => finding.Rule.Category switch
    {
        _ when Cycles.IsCycle(finding) => "cycles",
        "topology" or "capacity" => "hubs",
        "retries" => "retries",
        "deadlines" => "timeouts",
        "objectives" => "objectives",
        _ => "other",
    };
}
