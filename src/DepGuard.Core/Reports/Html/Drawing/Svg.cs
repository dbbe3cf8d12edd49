using System.Globalization;

namespace DepGuard.Reports.Html.Drawing;

/// <summary>The few elements of SVG that drawings consist of; whole pixels and short forms, since there are thousands of them.</summary>
internal static class Svg
{
    private const int TextX = 8;
    private const int TextY = 17;
    private const int BackBend = 80;
    private const int MinLift = 40;

    /// <summary>A curve rises to three quarters of its lift, which the margin of a layout has room for.</summary>
    private const int MaxLift = 100;

    /// <summary>Begins a drawing with its arrow head.</summary>
    public static void Open(TextWriter output, string id, string label, LayeredLayout layout)
    {
        output.Write(string.Create(CultureInfo.InvariantCulture, $"<svg id=\"{id}\" role=\"group\" aria-label=\"{label}\" width=\"{layout.Width}\" height=\"{layout.Height}\" viewBox=\"0 0 {layout.Width} {layout.Height}\">\n"));
        output.Write($"<defs><marker id=\"{id}-end\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>\n");
    }

    /// <summary>Begins the edges, which end in the arrow head.</summary>
    public static void Edges(TextWriter output, string id) => output.Write($"<g class=\"edges\" marker-end=\"url(#{id}-end)\">\n");

    /// <summary>Begins a group.</summary>
    public static void Group(TextWriter output, string style) => output.Write($"<g class=\"{style}\">\n");

    /// <summary>Ends a group.</summary>
    public static void EndGroup(TextWriter output) => output.Write("</g>\n");

    /// <summary>Ends a drawing.</summary>
    public static void Close(TextWriter output) => output.Write("</svg>\n");

    /// <summary>
    /// An edge, from the right side of one box to the left side of another. One that leads back, or over boxes of the same row, is lifted
    /// above them.
    /// </summary>
    public static void Curve(TextWriter output, string style, Box from, Box to)
    {
        var start = (X: from.X + Drawing.Box.Width, Y: from.Y + (Drawing.Box.Height / 2));
        var end = (X: to.X - start.X, Y: to.Y + (Drawing.Box.Height / 2) - start.Y);
        var isShort = end.X > 0 && end.X < Drawing.Box.Width;
        var lift = isShort || (end.X > 0 && Math.Abs(end.Y) > Drawing.Box.Height) ? 0 : Math.Min(MaxLift, MinLift + (Math.Abs(end.X) / 10));
        var bend = end.X > 0 ? end.X / 2 : BackBend;
        output.Write(string.Create(CultureInfo.InvariantCulture, $"<path{Class(style)} d=\"M{start.X} {start.Y}c{bend} {-lift} {end.X - bend} {end.Y - lift} {end.X} {end.Y}\"/>\n"));
    }

    /// <summary>A box with a name and, where the name is cut, all of it as tooltip.</summary>
    public static void Box(TextWriter output, string style, Box box, string name, string? title)
    {
        var tooltip = title is null ? "" : $"<title>{HtmlText.Of(title)}</title>";
        output.Write(string.Create(CultureInfo.InvariantCulture, $"<g{Class(style)} transform=\"translate({box.X} {box.Y})\">{tooltip}<rect width=\"{Drawing.Box.Width}\" height=\"{Drawing.Box.Height}\"/><text x=\"{TextX}\" y=\"{TextY}\">{HtmlText.Of(name)}</text></g>\n"));
    }

    private static string Class(string style) => style.Length == 0 ? "" : $" class=\"{style}\"";
}
