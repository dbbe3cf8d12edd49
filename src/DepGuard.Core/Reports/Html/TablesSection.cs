using DepGuard.Facts;
using DepGuard.Graph;
using DepGuard.Reports.Html.Drawing;

namespace DepGuard.Reports.Html;

/// <summary>The drawn services and edges as tables, in the order of the drawing, and the whole graph as data where it is not drawn whole.</summary>
internal static class TablesSection
{
    /// <summary>Writes the tables; none for an empty graph.</summary>
    public static void Write(ServiceGraph graph, GraphSelection selection, Cycles cycles, Outline page)
    {
        if (graph.Services.Count == 0)
            return;

        var output = page.Open("tables", "The graph as tables");
        string[] change = selection.Marks.IsEmpty ? [] : ["change"];
        HtmlTable.Write(
            output,
            "services-table",
            "Services",
            ["service", "kind", "roles", "calls", "callers", "defined in"],
            selection.Services.Select(service => Row(service, graph)));
        HtmlTable.Write(
            output,
            "edges-table",
            "Edges: who depends on whom",
            ["caller", "callee", "mode", "confidence", "attempts", "timeout", "deadline", "cycle", .. change, "stated in"],
            selection.Edges.Select(edge => Row(edge, cycles, selection.Marks)));
        if (selection.Edges.Count < graph.Edges.Count)
            GraphData.Write(graph, output);
        page.Close();
    }

    private static string[] Row(Service service, ServiceGraph graph) =>
    [
        HtmlText.Of(service.Id), Label.Of(service.Kind), string.Join(", ", service.Roles.Select(Label.Of)),
        Words.Number(graph.From(service).Count()), Words.Number(graph.To(service).Count()),
        service.Evidence.Count > 0 ? Place(service.Evidence) : "",
    ];

    private static string[] Row(Edge edge, Cycles cycles, ChangeMarks marks) =>
    [
        HtmlText.Of(edge.Caller.Id), HtmlText.Of(edge.Callee.Id), Label.Of(edge.Mode), Label.Of(edge.Confidence),
        edge.Attempts?.ToString() ?? "", CallsSection.Time(edge.AttemptTimeout), CallsSection.Time(edge.Deadline),
        cycles.Contains(edge) ? "yes" : "", .. Change(edge, marks), Place(edge.Evidence),
    ];

    private static string[] Change(Edge edge, ChangeMarks marks) => marks.IsEmpty ? [] : [marks.Of(edge) ?? ""];

    private static string Place(IReadOnlyList<Evidence> evidence)
    {
        var at = evidence[0].At;
        return HtmlText.Of(FormattableString.Invariant($"{at.Path}:{at.Line}")) + (evidence.Count > 1 ? $" +{evidence.Count - 1}" : "");
    }
}
