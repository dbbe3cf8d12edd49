using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Objectives;

namespace DepGuard.Readers.Objectives;

/// <summary>
/// Alerting rules of Prometheus, in a <c>PrometheusRule</c> or a plain file. Only those count that watch how fast an error budget is used up:
/// their name or expression speaks of a burn rate, or the expression compares with a budget times the factor of the SRE workbook.
/// </summary>
internal static class AlertRules
{
    private static readonly string[] Signs = ["burn", "errorbudget", "error_budget", "error-budget", "slo:sli_error:", "14.4"];

    /// <summary>True for a plain rule file.</summary>
    public static bool IsPlain(Node root) => root["groups"]?.Items.Any(group => group["rules"]?.Items.Any(rule => rule["alert"] is Scalar || rule["record"] is Scalar) == true) == true;

    /// <summary>The burn-rate alerts of all groups that name a service.</summary>
    public static IEnumerable<Fact> Read(Node? specification, IReadOnlyList<string> scopes)
    {
        foreach (var rule in (specification?["groups"]?.Items ?? []).SelectMany(group => group["rules"]?.Items ?? []))
            if (rule["alert"] is Scalar alert && rule["expr"]?.Text is { } query && WatchesBudget($"{alert.Value} {query}") && Service(rule["labels"], query) is { } service)
                yield return new AlertFact(scopes, service, new BurnAlert(alert.Value, Objective(rule["labels"], query), alert.At));
    }

    private static bool WatchesBudget(string text) => Signs.Any(sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));

    private static string? Service(Node? labels, string query) =>
        labels?["sloth_service"]?.Text ?? labels?["service"]?.Text ?? PromQuery.Services(query).FirstOrDefault() ?? labels?["app"]?.Text ?? labels?["job"]?.Text;

    private static string? Objective(Node? labels, string query) =>
        labels?["sloth_slo"]?.Text ?? labels?["slo"]?.Text ?? PromQuery.Label(query, "sloth_slo") ?? PromQuery.Label(query, "slo");
}
