using DepGuard.Findings;
using DepGuard.Reports.Html.Drawing;

namespace DepGuard.Reports.Html;

/// <summary>The drawing of the graph with its controls; above it, where services are too many to draw, an overview of their groups.</summary>
internal static class GraphSection
{
    /// <summary>The controls; a page without a script does not show them.</summary>
    private const string Controls = """
        <form id="controls" hidden>
        <label>Find a service <input id="search" type="search" list="names" autocomplete="off"></label>
        <label>Path from <input id="from" list="names" autocomplete="off"></label>
        <label>to <input id="to" list="names" autocomplete="off"></label>
        <label>Kind <select id="kind"><option value="">all</option></select></label>
        <label>Confidence <select id="confidence"><option value="">all</option></select></label>
        <label>Rule <select id="rule"><option value="">all</option></select></label>
        <span class="buttons"><button type="button" id="smaller" aria-label="smaller">−</button><button type="button" id="larger" aria-label="larger">+</button><button type="button" id="fit">fit</button><button type="reset">show all</button></span>
        <datalist id="names"></datalist>
        <output id="answer" aria-live="polite"></output>
        </form>

        """;

    private const string Legend = """
        <p class="legend"><span class="sync">sync</span> <span class="async">async</span> <span class="data">data</span> <span class="startup">startup</span>
        <span class="control">control</span> <span class="cycle">in a cycle: bold</span> <span class="cut">to cut: bold and dashed</span>
        """;

    private const string ChangeLegend = """
         <span class="mark added">+ added</span> <span class="mark removed">− removed</span> <span class="mark changed">~ changed</span>
        """;

    /// <summary>Writes the section; none for an empty graph.</summary>
    public static void Write(AnalysisResult result, GraphSelection selection, Cycles cycles, Outline page)
    {
        var graph = result.Graph;
        if (graph.Services.Count == 0)
            return;

        var output = page.Open("services", "Services and calls", graph.Services.Count);
        output.Write(Controls.ReplaceLineEndings("\n"));
        if (graph.Services.Count > GraphSelection.MaxServices)
            OverviewDrawing.Write(ServiceGroups.Of(graph), output);
        var places = result.Active.Concat(result.Suppressed.Select(one => one.Finding)).Where(Cycles.IsCycle).Select(finding => finding.At).ToHashSet();
        output.Write("<div class=\"canvas\" tabindex=\"0\" role=\"region\" aria-label=\"Drawing of services and calls\">\n");
        GraphDrawing.Write(selection, cycles, edge => cycles.Contains(edge) && edge.Evidence.Any(evidence => places.Contains(evidence.At)), output);
        output.Write($"</div>\n{Legend.ReplaceLineEndings("\n")}{(selection.Marks.IsEmpty ? "" : ChangeLegend)}</p>\n");
        WriteOmitted(graph.Services.Count - selection.Services.Count, graph.Edges.Count - selection.Edges.Count, output);
        page.Close();
    }

    private static void WriteOmitted(int services, int edges, TextWriter output)
    {
        if (services > 0 || edges > 0)
            output.Write($"<p class=\"rest\">Drawn are changes, cycles, their neighbours and the services with most callers. Left out: {Words.Count(Math.Max(0, services), "service")}, {Words.Count(Math.Max(0, edges), "edge")}; <code>depguard graph</code> has all.</p>\n");
    }
}
