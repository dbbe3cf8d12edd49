using System.Globalization;
using DepGuard.Findings;

namespace DepGuard.Reports.Html.Drawing;

/// <summary>
/// Answered against offered calls: the branch on which a hub works, the one on which it is down, and between the two limits the loads at
/// which its past decides.
/// </summary>
internal static class HubCurve
{
    private const int Width = 640;
    private const int Height = 300;
    private const int Left = 52;
    private const int Right = 16;
    private const int Top = 34;
    private const int Bottom = 44;
    private const int Ticks = 5;

    /// <summary>Room that a label at a line needs on its right; without it, it stands on the left.</summary>
    private const int LabelRoom = 150;

    /// <summary>Writes the drawing.</summary>
    public static void Write(HubOutlook outlook, string label, TextWriter output)
    {
        var last = outlook.Curve[^1].Load;
        var highest = outlook.Curve.Max(point => Math.Max(point.Working ?? 0, point.Down ?? 0));
        var scale = new Scale(last, Math.Max(highest, outlook.Now.Load) * 1.05);
        output.Write($"<svg class=\"curve\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {Width} {Height}\">\n");
        WriteBand(outlook.Now, scale, output);
        WriteAxes(scale, output);
        WriteBranch("down", outlook.Curve, point => point.Down, scale, output);
        WriteBranch("working", outlook.Curve, point => point.Working, scale, output);
        WriteLimit(outlook.Now.Recovery, "comes back below", 12, scale, output);
        WriteLimit(outlook.Now.Critical, "works up to", 26, scale, output);
        if (outlook.Before is { } before)
            WritePoint("before", before, scale, output);
        WritePoint(outlook.Before is null ? "now" : "after", outlook.Now, scale, output);
        output.Write("</svg>\n");
    }

    /// <summary>The loads at which the hub works or is down, whichever it was.</summary>
    private static void WriteBand(HubStanding now, Scale scale, TextWriter output)
    {
        var (from, to) = (scale.X(now.Recovery), scale.X(now.Critical));
        if (to > from)
            output.Write($"<rect class=\"band\" x=\"{from}\" y=\"{Top}\" width=\"{to - from}\" height=\"{Height - Top - Bottom}\"/>\n");
    }

    private static void WriteAxes(Scale scale, TextWriter output)
    {
        output.Write($"<path class=\"axis\" d=\"M{Left} {Top}V{Height - Bottom}H{Width - Right}\"/>\n");
        for (var tick = 0.0; tick <= scale.LastLoad; tick += Step(scale.LastLoad))
            output.Write($"<text class=\"tick\" text-anchor=\"middle\" x=\"{scale.X(tick)}\" y=\"{Height - Bottom + 16}\">{Number(tick)}</text>\n");
        for (var tick = Step(scale.LastAnswer); tick <= scale.LastAnswer; tick += Step(scale.LastAnswer))
            output.Write($"<text class=\"tick\" text-anchor=\"end\" x=\"{Left - 6}\" y=\"{scale.Y(tick) + 4}\">{Number(tick)}</text>\n");
        output.Write($"<text class=\"tick\" text-anchor=\"middle\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\">calls offered per second</text>\n");
        output.Write($"<text class=\"tick\" text-anchor=\"middle\" transform=\"translate(14 {(Top + Height - Bottom) / 2}) rotate(-90)\">answered per second</text>\n");
    }

    private static void WriteBranch(string style, IReadOnlyList<AnsweredLoad> curve, Func<AnsweredLoad, double?> value, Scale scale, TextWriter output)
    {
        var points = curve.Where(point => value(point) is not null).Select(point => $"{scale.X(point.Load)} {scale.Y(value(point)!.Value)}").Distinct().ToList();
        if (points.Count > 1)
            output.Write($"<path class=\"{style}\" d=\"M{string.Join('L', points)}\"/>\n");
    }

    private static void WriteLimit(double load, string text, int y, Scale scale, TextWriter output)
    {
        var x = scale.X(load);
        if (x > Width - Right)
            return;

        var isRight = x + LabelRoom < Width - Right;
        output.Write($"<path class=\"limit\" d=\"M{x} {y - 8}V{Height - Bottom}\"/>\n");
        output.Write($"<text text-anchor=\"{(isRight ? "start" : "end")}\" x=\"{(isRight ? x + 5 : x - 5)}\" y=\"{y}\">{text} {Number(load)}</text>\n");
    }

    private static void WritePoint(string name, HubStanding standing, Scale scale, TextWriter output)
    {
        var (x, y) = (scale.X(standing.Load), scale.Y(standing.Answered));
        var isRight = x + LabelRoom < Width - Right;
        output.Write($"<circle class=\"{name}\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/>\n");
        output.Write($"<text class=\"point\" text-anchor=\"{(isRight ? "start" : "end")}\" x=\"{(isRight ? x + 11 : x - 11)}\" y=\"{y + (standing.Answered > 0 ? 14 : -8)}\">{name} {Number(standing.Load)}</text>\n");
    }

    /// <summary>A step of 1, 2 or 5 times a power of ten, so that about five ticks fit.</summary>
    private static double Step(double last)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(last / Ticks)));
        var share = last / Ticks / power;
        return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
    }

    private static string Number(double number) => number.ToString("#,0.#", CultureInfo.InvariantCulture);

    /// <summary>From calls per second to pixels.</summary>
    private readonly record struct Scale(double LastLoad, double LastAnswer)
    {
        public int X(double load) => Left + (int)Math.Round(load / LastLoad * (Width - Left - Right));

        public int Y(double answered) => Height - Bottom - (int)Math.Round(answered / LastAnswer * (Height - Top - Bottom));
    }
}
