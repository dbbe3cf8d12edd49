using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Objectives;

namespace DepGuard.Readers.Objectives;

/// <summary>
/// Sloth, as a plain file or as the object <c>PrometheusServiceLevel</c>, whose keys are spelled in the other case. Sloth generates burn-rate alerts for
/// every objective unless both kinds are disabled.
/// </summary>
internal static class Sloth
{
    /// <summary>Sloth's period where it is started without <c>--default-slo-period</c>: 30 days (release notes of 0.8.0).</summary>
    private static readonly TimeSpan DefaultPeriod = TimeSpan.FromDays(30);

    /// <summary>True for a plain file.</summary>
    public static bool IsPlain(Node root) => root["version"]?.Text == "prometheus/v1" && root["slos"] is Sequence;

    /// <summary>Objectives and alerts of the service that a specification is about.</summary>
    public static IEnumerable<Fact> Read(Node spec, IReadOnlyList<string> scopes)
    {
        if (spec["service"]?.Text is not { Length: > 0 } service)
            yield break;

        foreach (var slo in spec["slos"]?.Items ?? [])
        {
            var name = slo["name"]?.Text ?? service;
            if (ObjectiveTarget.Percent(slo["objective"]) is not { } target)
                continue;

            var queries = Queries(slo["sli"]).ToList();
            yield return new ObjectiveFact(scopes, service, new Objective(name, queries.Exists(PromQuery.IsLatency) ? ObjectiveKind.Latency : ObjectiveKind.Availability, target, "sloth", slo["objective"]!.At)
            {
                Window = DefaultPeriod,
                Threshold = queries.Select(PromQuery.Threshold).FirstOrDefault(time => time is not null),
            });
            if (slo["alerting"] is { } alerting && !(IsOff(alerting, "page_alert", "pageAlert") && IsOff(alerting, "ticket_alert", "ticketAlert")))
                yield return new AlertFact(scopes, service, new BurnAlert(alerting["name"]?.Text ?? name, name, alerting.At));
        }
    }

    private static bool IsOff(Node alerting, string key, string other) => (alerting[key] ?? alerting[other])?["disable"]?.Text == "true";

    private static IEnumerable<string> Queries(Node? sli) =>
        new[] { sli?["events"]?["error_query"], sli?["events"]?["errorQuery"], sli?["raw"]?["error_ratio_query"], sli?["raw"]?["errorRatioQuery"] }
            .Select(node => node?.Text).OfType<string>();
}
