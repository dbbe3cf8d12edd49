using System.Text.Json;
using DepGuard.Facts;
using DepGuard.Facts.Objectives;
using DepGuard.Graph;

namespace DepGuard.Reports.Json;

/// <summary>Objectives and burn-rate alerts of a service as members of its JSON object; services without any have no such members.</summary>
internal static class ObjectiveJson
{
    /// <summary>Writes the members; a target is a share from 0 to 1, null is "not stated".</summary>
    public static void Write(Utf8JsonWriter json, Service service)
    {
        if (service.Objectives.Count > 0)
            GraphJson.WriteArray(json, "objectives", service.Objectives, WriteObjective);
        if (service.Alerts.Count > 0)
            GraphJson.WriteArray(json, "burnRateAlerts", service.Alerts, WriteAlert);
    }

    private static void WriteObjective(Utf8JsonWriter json, Objective objective)
    {
        json.WriteString("name", objective.Name);
        json.WriteString("kind", Label.Of(objective.Kind));
        json.WriteNumber("target", objective.Target.Value);
        PolicyJson.WriteMilliseconds(json, "windowMs", objective.Window);
        PolicyJson.WriteMilliseconds(json, "thresholdMs", objective.Threshold);
        json.WriteString("format", objective.Format);
        WriteEvidence(json, objective.At);
    }

    private static void WriteAlert(Utf8JsonWriter json, BurnAlert alert)
    {
        json.WriteString("name", alert.Name);
        json.WriteString("objective", alert.Objective);
        WriteEvidence(json, alert.At);
    }

    private static void WriteEvidence(Utf8JsonWriter json, Sources.SourceSpan at)
    {
        json.WriteStartObject("evidence");
        GraphJson.WritePlace(json, at);
        json.WriteEndObject();
    }
}
