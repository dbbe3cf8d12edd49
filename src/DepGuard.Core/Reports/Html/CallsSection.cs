using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Html;

/// <summary>Calls whose attempts multiply, and what limits the time of calls.</summary>
internal static class CallsSection
{
    private const int MaxRows = 100;

    /// <summary>Writes the calls that are tried most often, with the layers that do it; nothing where every call is tried once.</summary>
    public static void WriteAmplified(ServiceGraph graph, Outline page)
    {
        var retried = graph.Edges.Where(edge => edge.Attempts > Attempts.Once).OrderByDescending(edge => edge.Attempts).ToList();
        if (retried.Count == 0)
            return;

        var output = page.Open("attempts", "Calls that are tried more than once", retried.Count);
        HtmlTable.Write(
            output,
            "attempts-table",
            "Calls by number of attempts; the first try counts",
            ["caller", "callee", "attempts", "deadline", "layers"],
            retried.Take(MaxRows).Select(edge => (string[])[HtmlText.Of(edge.Caller.Id), HtmlText.Of(edge.Callee.Id), $"{edge.Attempts}", Time(edge.Deadline), Layers(edge)]));
        WriteRest(retried.Count, output);
        page.Close();
    }

    /// <summary>Writes how many calls have which limit; the table of edges shows the limits themselves.</summary>
    public static void WriteLimits(ServiceGraph graph, Outline page)
    {
        var calls = graph.Edges.Where(edge => edge.Mode == CallMode.Sync).ToList();
        if (calls.Count == 0)
            return;

        var whole = calls.Count(edge => edge.Deadline is not null);
        var attempt = calls.Count(edge => edge.Deadline is null && edge.AttemptTimeout is not null);
        var output = page.Open("limits", "How long calls may take");
        HtmlTable.Write(
            output,
            "limits-table",
            "Synchronous calls by what limits their time",
            ["limit", "calls"],
            [
                ["a deadline of the whole call", Words.Number(whole)],
                ["a timeout of one attempt, or of silence, only", Words.Number(attempt)],
                ["none is stated, and no documented default is known", Words.Number(calls.Count - whole - attempt)],
            ]);
        page.Close();
    }

    /// <summary>A limit of time, or nothing.</summary>
    public static string Time(TimeSpan? time) => time is { } limit ? $"{TimeLimit.Of(limit)}" : "";

    private static string Layers(Edge edge) => string.Join("<br>", edge.Policies
        .Where(policy => policy.Attempts > Attempts.Once)
        .Select(policy => $"{HtmlText.Of(CallNumbersText.Of(policy))} {HtmlText.Place(policy.At)}"));

    private static void WriteRest(int count, TextWriter output)
    {
        if (count > MaxRows)
            output.Write($"<p class=\"rest\">and {Words.Number(count - MaxRows)} more</p>\n");
    }
}
