using DepGuard.Findings;
using DepGuard.Reports.Html.Drawing;

namespace DepGuard.Reports.Html;

/// <summary>The drawing of the graph with its controls; above it, where services are too many to draw, an overview of their groups.</summary>
internal static class GraphSection
{
    /// <summary>The controls; a page without a script does not show them.</summary>
    private const string Controls = """
        <form id="controls" hidden>
        <label>Service <input id="search" type="search" list="names" autocomplete="off"></label>
        <label>Path from <input id="from" list="names" autocomplete="off"></label>
        <label>to <input id="to" list="names" autocomplete="off"></label>
        <label>Kind <select id="kind"><option value="">all</option></select></label>
        <label>Confidence <select id="confidence"><option value="">all</option></select></label>
        <label>Rule <select id="rule"><option value="">all</option></select></label>
        <button type="button" id="larger" aria-label="larger">+</button>
        <button type="button" id="smaller" aria-label="smaller">−</button>
        <button type="button" id="theme">dark or light</button>
        <button type="reset">show all</button>
        <datalist id="names"></datalist>
        <output id="answer" aria-live="polite"></output>
        </form>

        """;

    private const string Legend = """
        <p class="legend"><span class="sync">sync</span> <span class="async">async</span> <span class="data">data</span> <span class="startup">startup</span>
        <span class="control">control</span> <span class="cycle">in a cycle: bold</span> <span class="cut">to cut: bold and dashed</span></p>

        """;

    /// <summary>Writes the section; none for an empty graph.</summary>
    public static void Write(AnalysisResult result, GraphSelection selection, Cycles cycles, TextWriter output)
    {
        var graph = result.Graph;
        if (graph.Services.Count == 0)
            return;

        output.Write("<section id=\"services\">\n<h2>Services and calls</h2>\n");
        output.Write(Controls.ReplaceLineEndings("\n"));
        if (graph.Services.Count > GraphSelection.MaxServices)
            OverviewDrawing.Write(ServiceGroups.Of(graph), output);
        var places = result.Active.Concat(result.Suppressed.Select(one => one.Finding)).Where(Cycles.IsCycle).Select(finding => finding.At).ToHashSet();
        output.Write(Legend.ReplaceLineEndings("\n"));
        output.Write("<div class=\"canvas\" tabindex=\"0\">\n");
        GraphDrawing.Write(selection, cycles, edge => cycles.Contains(edge) && edge.Evidence.Any(evidence => places.Contains(evidence.At)), output);
        output.Write("</div>\n");
        WriteOmitted(graph.Services.Count - selection.Services.Count, graph.Edges.Count - selection.Edges.Count, output);
        output.Write("</section>\n");
    }

    private static void WriteOmitted(int services, int edges, TextWriter output)
    {
        if (services + edges > 0)
            output.Write($"<p class=\"rest\">Drawn are cycles, their neighbours and the services with most callers. Left out: {Words.Count(services, "service")}, {Words.Count(edges, "edge")}; <code>depguard graph</code> has all.</p>\n");
    }
}
