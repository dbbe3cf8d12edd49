using System.Text.Json;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Reports.Json;

namespace DepGuard.Reports.Sarif;

/// <summary>A finding as a SARIF result.</summary>
internal static class SarifResult
{
    /// <summary>Locations of one result, the primary one included.</summary>
    private const int MaxLocations = 100;

    private const int MaxSteps = 1_000;

    /// <summary>A message that links to more places is no longer read.</summary>
    private const int MaxLinks = 20;

    /// <summary>Writes the result.</summary>
    public static void Write(Utf8JsonWriter json, Finding finding, int ruleIndex, SuppressedFinding? suppression)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", Label.Of(finding.Severity));
        SarifPlace.WriteMessage(json, Message(finding));
        GraphJson.WriteArray(json, "locations", [finding.At], (writer, at) => SarifPlace.Write(writer, at));
        if (finding.Related.Count > 0)
            WriteRelated(json, finding.Related);
        if (finding.Path.Count > 0 && finding.Related.Count > 0)
            WriteCodeFlow(json, finding);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("depguard/v1", finding.Fingerprint);
        json.WriteEndObject();
        if (finding.State is { } state)
            json.WriteString("baselineState", state == FindingState.Gone ? "absent" : Label.Of(state));
        if (suppression is not null)
            WriteSuppression(json, suppression);
        WriteProperties(json, finding);
        json.WriteEndObject();
    }

    private static string Message(Finding finding)
    {
        var message = Printable.Of(finding.Message).Replace("](", "]\\(", StringComparison.Ordinal);
        var links = finding.Related.Take(MaxLinks).Select((related, index) => $"[{LinkText(related.Message)}]({index + 1})").ToList();
        if (links.Count == 0)
            return message;

        var rest = finding.Related.Count - links.Count;
        var more = rest > 0 ? $" and {Words.Number(rest)} more" : "";
        return $"{message} See: {string.Join(", ", links)}{more}.";
    }

    private static string LinkText(string text) => Printable.Of(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal)
        .Replace("]", "\\]", StringComparison.Ordinal);

    private static void WriteRelated(Utf8JsonWriter json, IReadOnlyList<RelatedLocation> related) => GraphJson.WriteArray(
        json,
        "relatedLocations",
        related.Take(MaxLocations - 1).Select((item, index) => (item.At, Id: index + 1, item.Message)),
        (writer, item) => SarifPlace.Write(writer, item.At, item.Id, item.Message));

    private static void WriteCodeFlow(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartArray("codeFlows");
        json.WriteStartObject();
        SarifPlace.WriteMessage(json, Printable.Of(string.Join(" -> ", Cycles.Route(finding).Take(MaxSteps))));
        json.WriteStartArray("threadFlows");
        json.WriteStartObject();
        GraphJson.WriteArray(json, "locations", finding.Related.Take(MaxSteps), WriteStep);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter json, RelatedLocation step)
    {
        json.WriteStartObject("location");
        SarifPlace.Write(json, step.At, message: step.Message);
        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, SuppressedFinding suppression)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", suppression.Reason);
        if (suppression.Until is { } until)
        {
            json.WriteStartObject("properties");
            json.WriteString("until", until.ToString("O"));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("properties");
        json.WriteString("confidence", Label.Of(finding.Confidence));
        json.WriteStrings("services", finding.Services);
        json.WriteStrings("remedies", finding.Remedies);
        json.WriteStrings("details", finding.Details);
        json.WriteEndObject();
    }
}
