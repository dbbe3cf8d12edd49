using DepGuard.Facts;
using DepGuard.Graph;
using DepGuard.Reports.Html.Drawing;

namespace DepGuard.Reports.Html;

/// <summary>Groups of services with bundled edges, and below the drawing each group with its services.</summary>
internal static class OverviewDrawing
{
    private const int MaxName = 18;

    /// <summary>Bundles that are drawn, widest first; the table holds all.</summary>
    private const int MaxBundles = 200;

    /// <summary>Services that a group lists; the data of the page holds all.</summary>
    private const int MaxMembers = 1_000;

    /// <summary>Writes drawing, table and groups.</summary>
    public static void Write(ServiceGroups groups, TextWriter output)
    {
        output.Write("<h3>Overview by namespace</h3>\n<div class=\"canvas\" tabindex=\"0\" role=\"region\" aria-label=\"Overview by namespace\">\n");
        WriteDrawing(groups, output);
        output.Write("</div>\n");
        HtmlTable.Write(
            output,
            "bundles",
            "Calls between groups",
            ["from", "to", "edges"],
            groups.Bundles.Select(bundle => (string[])[HtmlText.Of(groups.Names[bundle.From]), HtmlText.Of(groups.Names[bundle.To]), Words.Number(bundle.Edges)]));
        for (var group = 0; group < groups.Names.Count; group++)
            WriteGroup(groups.Names[group], groups.Members[group], output);
    }

    private static void WriteDrawing(ServiceGroups groups, TextWriter output)
    {
        var bundles = groups.Bundles.Where(bundle => bundle.From != bundle.To)
            .OrderByDescending(bundle => bundle.Edges).Take(MaxBundles).ToList();
        var layout = LayeredLayout.Of(groups.Names.Count, [.. bundles.Select(bundle => (bundle.From, bundle.To))]);
        Svg.Open(output, "overview", "Groups of services and the number of calls between them", layout);
        Svg.Edges(output, "overview");
        foreach (var (from, to, edges) in bundles)
            Svg.Curve(output, $"w{Width(edges)}", layout.Boxes[from], layout.Boxes[to]);
        Svg.EndGroup(output);
        Svg.Group(output, "services");
        for (var group = 0; group < groups.Names.Count; group++)
        {
            var name = Printable.Of(groups.Names[group]);
            Svg.Box(output, "group", layout.Boxes[group], $"{HtmlText.Cut(name, MaxName)} {Words.Number(groups.Members[group].Count)}", name);
        }

        Svg.EndGroup(output);
        Svg.Close(output);
    }

    /// <summary>One step wider for ten times as many edges.</summary>
    private static int Width(int edges) => edges < 10 ? 1 : edges < 100 ? 2 : edges < 1_000 ? 3 : 4;

    private static void WriteGroup(string name, IReadOnlyList<Service> members, TextWriter output)
    {
        output.Write($"<details><summary>{HtmlText.Of(name)} <small>{Words.Number(members.Count)}</small></summary>\n<p>");
        output.Write(string.Join(", ", members.Take(MaxMembers).Select(service => service.Kind == ServiceKind.Service ? HtmlText.Of(service.Id) : $"{HtmlText.Of(service.Id)} ({Label.Of(service.Kind)})")));
        if (members.Count > MaxMembers)
            output.Write($" and {Words.Number(members.Count - MaxMembers)} more");
        output.Write("</details>\n");
    }
}
