using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Reports.Html.Drawing;

/// <summary>Services and edges as inline SVG. Edges have the order of the table of edges, by which the script finds the one for the other.</summary>
internal static class GraphDrawing
{
    /// <summary>Longest name inside a box; a longer one is cut and stands in the tooltip.</summary>
    private const int MaxName = 24;

    /// <summary>Writes the drawing.</summary>
    /// <param name="selection">What to draw.</param>
    /// <param name="cycles">The cycles of the result.</param>
    /// <param name="isCut">Whether an edge is the one to cut.</param>
    /// <param name="output">The page.</param>
    public static void Write(GraphSelection selection, Cycles cycles, Func<Edge, bool> isCut, TextWriter output)
    {
        var numbers = selection.Services.Index().ToDictionary(item => item.Item.Id, item => item.Index, StringComparer.Ordinal);
        var ends = selection.Edges.Select(edge => (From: numbers[edge.Caller.Id], To: numbers[edge.Callee.Id])).ToList();
        var layout = LayeredLayout.Of(selection.Services.Count, ends);
        Svg.Open(output, "graph", "The services and their calls; the tables below hold the same", layout);
        if (!selection.Marks.IsEmpty)
            Svg.Group(output, "marks");
        foreach (var (edge, (from, to)) in selection.Edges.Zip(ends))
            if (selection.Marks.Of(edge) is { } mark)
                Svg.Curve(output, mark, layout.Boxes[from], layout.Boxes[to]);
        if (!selection.Marks.IsEmpty)
            Svg.EndGroup(output);
        Svg.Edges(output, "graph");
        foreach (var (edge, (from, to)) in selection.Edges.Zip(ends))
            Svg.Curve(output, StyleOf(edge, cycles, isCut), layout.Boxes[from], layout.Boxes[to]);
        Svg.EndGroup(output);
        Svg.Group(output, "services");
        foreach (var (service, box) in selection.Services.Zip(layout.Boxes))
            WriteService(service, cycles.Contains(service), selection.Marks.Of(service), box, output);
        Svg.EndGroup(output);
        Svg.Close(output);
    }

    private static string StyleOf(Edge edge, Cycles cycles, Func<Edge, bool> isCut) =>
        isCut(edge) ? "cut" : cycles.Contains(edge) ? "cycle" : edge.Mode == CallMode.Sync ? "" : Label.Of(edge.Mode);

    private static void WriteService(Service service, bool inCycle, string? mark, Box box, TextWriter output)
    {
        var name = mark is null ? Printable.Of(service.Id) : $"{ChangeMarks.SignOf(mark)} {Printable.Of(service.Id)}";
        var shown = HtmlText.Cut(name, MaxName);
        var styles = new[] { service.Kind == ServiceKind.Service ? null : Label.Of(service.Kind), inCycle ? "cycle" : null, mark };
        Svg.Box(output, string.Join(' ', styles.OfType<string>()), box, shown, shown.Length < name.Length ? name : null);
    }
}
