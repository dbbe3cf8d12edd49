using DepGuard.Graph;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Html;

/// <summary>What services promise, and who is told when it is missed.</summary>
internal static class ObjectivesSection
{
    private const int MaxRows = 500;

    /// <summary>Writes the section; none where nothing is promised.</summary>
    public static void Write(ServiceGraph graph, Outline page)
    {
        var rows = graph.Services.SelectMany(service => service.Objectives.Select(objective => (service, objective))).ToList();
        if (rows.Count == 0)
            return;

        var output = page.Open("promises", "What services promise", rows.Count);
        HtmlTable.Write(
            output,
            "objectives-table",
            "Objectives and burn-rate alerts",
            ["service", "objective", "promise", "alerts", "stated in"],
            rows.Take(MaxRows).Select(row => (string[])
            [
                HtmlText.Of(row.service.Id), HtmlText.Of(row.objective.Name), HtmlText.Of(ObjectiveText.Of(row.objective)),
                HtmlText.Of(string.Join(", ", row.service.Alerts.Where(alert => alert.Objective is null || alert.Objective == row.objective.Name).Select(alert => alert.Name))),
                HtmlText.Place(row.objective.At),
            ]));
        if (rows.Count > MaxRows)
            output.Write($"<p class=\"rest\">and {Words.Number(rows.Count - MaxRows)} more</p>\n");
        page.Close();
    }
}
