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
        var ends = selection.Edges.Select(edge => (numbers[edge.Caller.Id], numbers[edge.Callee.Id])).ToList();
        var layout = LayeredLayout.Of(selection.Services.Count, ends);
        Svg.Open(output, "graph", "The services and their calls; the tables below hold the same", layout);
        for (var index = 0; index < ends.Count; index++)
        {
            var edge = selection.Edges[index];
            var style = isCut(edge) ? "cut" : cycles.Contains(edge) ? "cycle" : edge.Mode == CallMode.Sync ? "" : Label.Of(edge.Mode);
            Svg.Curve(output, style, layout.Boxes[ends[index].Item1], layout.Boxes[ends[index].Item2]);
        }

        Svg.Boxes(output);
        for (var index = 0; index < selection.Services.Count; index++)
            WriteService(selection.Services[index], cycles.Contains(selection.Services[index]), layout.Boxes[index], output);
        Svg.Close(output);
    }

    private static void WriteService(Service service, bool inCycle, Box box, TextWriter output)
    {
        var name = Printable.Of(service.Id);
        var shown = HtmlText.Cut(name, MaxName);
        var kind = service.Kind == ServiceKind.Service ? "" : Label.Of(service.Kind);
        Svg.Box(output, inCycle ? $"{kind} cycle".TrimStart() : kind, box, shown, shown.Length < name.Length ? name : null);
    }
}
