using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Reports.Html.Drawing;

namespace DepGuard.Reports.Html;

/// <summary>For each hub at risk what it answers at which load, and where it stands on that curve before and after the change.</summary>
internal static class OutlookSection
{
    /// <summary>Writes the section; none where no hub is known to be at risk.</summary>
    public static void Write(IReadOnlyList<HubOutlook> outlooks, Outline page)
    {
        if (outlooks.Count == 0)
            return;

        var output = page.Open("outlook", "What a hub can answer, and when it comes back", outlooks.Count);
        output.Write("<p>A hub with a backlog answers late, callers try again, and the attempts keep the backlog up. Between the two limits one load has two outcomes, and the past decides which.</p>\n");
        foreach (var outlook in outlooks)
            WriteHub(outlook, output);
        page.Close();
    }

    private static void WriteHub(HubOutlook outlook, TextWriter output)
    {
        var name = HtmlText.Of(outlook.Service);
        output.Write($"<figure>\n<figcaption><b>{name}</b> {Sentence(outlook)}</figcaption>\n");
        HubCurve.Write(outlook, $"Calls that {name} answers, by calls that it is offered; the table beside it holds the limits", output);
        WriteNumbers(outlook, output);
        output.Write("</figure>\n");
    }

    private static string Sentence(HubOutlook outlook) => outlook.Now switch
    {
        { Load: var load, Critical: var critical } when load > critical => $"gets {Rate(load)} and can answer {Rate(critical)}: it is down until less than {Rate(outlook.Now.Recovery)} come.",
        { TippingOutage: { } outage } now => $"works at {Rate(now.Load)}. An outage of {Time(outage)} takes it down, and it stays down until less than {Rate(now.Recovery)} come.",
        _ => $"works at {Rate(outlook.Now.Load)}, and once it is down, it stays down until less than {Rate(outlook.Now.Recovery)} come.",
    };

    private static void WriteNumbers(HubOutlook outlook, TextWriter output)
    {
        var states = outlook.Before is { } before ? (HubStanding[])[before, outlook.Now] : [outlook.Now];
        output.Write("<table><thead><tr><th scope=\"col\">calls per second");
        output.Write(outlook.Before is null ? "<th scope=\"col\">now" : "<th scope=\"col\">before<th scope=\"col\">after");
        output.Write("</thead><tbody>\n");
        WriteRow("reach it", states, state => Rate(state.Load), output);
        WriteRow("capacity", states, state => Rate(state.Capacity), output);
        WriteRow("utilisation", states, state => $"{Number(state.Load / state.Capacity, "0.##")}", output);
        WriteRow("works up to", states, state => Rate(state.Critical), output);
        WriteRow("comes back below", states, state => Rate(state.Recovery), output);
        WriteRow("outage that takes it down", states, state => state.TippingOutage is { } outage ? outage == TimeSpan.Zero ? "none needed" : Time(outage) : "none does", output);
        output.Write("</tbody></table>\n");
    }

    private static void WriteRow(string title, IReadOnlyList<HubStanding> states, Func<HubStanding, string> value, TextWriter output) =>
        output.Write($"<tr><th scope=\"row\">{title}<td>{string.Join("<td>", states.Select(value))}\n");

    private static string Rate(double perSecond) => $"{Number(perSecond, "0.#")}/s";

    private static string Time(TimeSpan time) => time == TimeSpan.MaxValue ? "any length" : $"{TimeLimit.Of(TimeSpan.FromSeconds(Math.Round(time.TotalSeconds, 1)))}";

    private static string Number(double number, string format) => number.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
