using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Objectives;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Objectives;

/// <summary>
/// Pyrra's <c>ServiceLevelObjective</c>: the target is a percentage in a string, the service a label or what the indicator's selector names.
/// Pyrra generates burn-rate alerts unless they are switched off.
/// </summary>
internal static class Pyrra
{
    /// <summary>The objective and its alert.</summary>
    public static IEnumerable<Fact> Read(KubernetesObject slo)
    {
        var indicator = slo.Spec?["indicator"];
        var query = Query(indicator);
        if (ObjectiveTarget.Percent(slo.Spec?["target"]) is not { } target || Service(slo, query) is not { } service)
            yield break;

        var scopes = ObjectiveScopes.Of(slo);
        var isLatency = indicator?["latency"] is not null || indicator?["latencyNative"] is not null;
        yield return new ObjectiveFact(scopes, service, new Objective(slo.Name.Value, isLatency ? ObjectiveKind.Latency : ObjectiveKind.Availability, target, "pyrra", slo.Spec!["target"]!.At)
        {
            Window = ObjectiveWindow.Parse(slo.Spec["window"]?.Text),
            Threshold = ObjectiveWindow.Parse(indicator?["latencyNative"]?["latency"]?.Text) ?? PromQuery.Threshold(query),
        });
        var alerting = slo.Spec["alerting"];
        if (alerting?["disabled"]?.Text != "true" && alerting?["burnrates"]?.Text != "false")
            yield return new AlertFact(scopes, service, new BurnAlert(alerting?["name"]?.Text ?? "ErrorBudgetBurn", slo.Name.Value, (alerting ?? slo.Name).At));
    }

    private static string? Service(KubernetesObject slo, string query) =>
        slo.Root["metadata"]?["labels"]?["pyrra.dev/service"]?.Text ?? PromQuery.Services(query).FirstOrDefault();

    /// <summary>The metric of good, failed or all answers, with its selector.</summary>
    private static string Query(Node? indicator) =>
        (indicator?["ratio"]?["errors"] ?? indicator?["latency"]?["success"] ?? indicator?["latencyNative"]?["total"] ?? indicator?["bool_gauge"])?["metric"]?.Text ?? string.Empty;
}
