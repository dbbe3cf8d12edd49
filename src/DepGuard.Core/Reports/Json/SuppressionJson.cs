using System.Text.Json;
using DepGuard.Facts;

namespace DepGuard.Reports.Json;

/// <summary>Suppressions that stand in the files of a system, so that a stored result can be compared as its files can.</summary>
internal static class SuppressionJson
{
    /// <summary>Writes rules, reason, last day, place and the lines that are covered.</summary>
    public static void Write(Utf8JsonWriter json, Suppression suppression)
    {
        json.WriteStrings("rules", suppression.RuleIds);
        json.WriteString("reason", suppression.Reason);
        if (suppression.Until is { } until)
            json.WriteString("until", until.ToString("O"));
        GraphJson.WritePlace(json, suppression.At);
        if (suppression.Lines is { } lines)
        {
            json.WriteNumber("firstLine", lines.First);
            json.WriteNumber("lastLine", lines.Last);
        }
    }
}
