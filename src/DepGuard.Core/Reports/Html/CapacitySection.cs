using DepGuard.Facts.Capacity;
using DepGuard.Graph;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Html;

/// <summary>What services can take and what reaches them, as far as files state it.</summary>
internal static class CapacitySection
{
    private const int MaxRows = 100;

    /// <summary>Writes the section, services with most callers first; none where no number is known.</summary>
    public static void Write(ServiceGraph graph, Outline page)
    {
        var known = graph.Services
            .Where(service => !ReferenceEquals(service.Numbers, ServiceNumbers.None))
            .OrderByDescending(service => graph.To(service).Count())
            .ToList();
        if (known.Count == 0)
            return;

        var output = page.Open("capacity", "What services can take", known.Count);
        HtmlTable.Write(
            output,
            "capacity-table",
            "Numbers of services with the places that state them",
            ["service", "callers", "numbers"],
            known.Take(MaxRows).Select(service => (string[])
            [
                HtmlText.Of(service.Id), Words.Number(graph.To(service).Count()),
                string.Join("<br>", NumbersText.Of(service.Numbers).Select(HtmlText.Of)),
            ]));
        if (known.Count > MaxRows)
            output.Write($"<p class=\"rest\">and {Words.Number(known.Count - MaxRows)} more</p>\n");
        page.Close();
    }
}
