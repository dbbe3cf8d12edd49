using System.Globalization;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Reports.Json;

namespace DepGuard.Reports.Pipelines;

/// <summary>A Code Quality report of GitLab: an array with one object for each finding.</summary>
public sealed class GitLabReport : IReport
{
    /// <inheritdoc/>
    public string Format => "gitlab";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output) => JsonText.Write(output, json =>
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        json.WriteStartArray();
        foreach (var finding in result.Active.WorstFirst())
        {
            json.WriteStartObject();
            json.WriteString("description", Printable.Of(finding.Message));
            json.WriteString("check_name", $"{finding.Rule.Id} {finding.Rule.Name}");
            json.WriteString("fingerprint", Unique(finding.Fingerprint, seen));
            json.WriteString("severity", Severity(finding));
            json.WriteStartObject("location");
            json.WriteString("path", finding.At.Path);
            json.WriteStartObject("lines");
            json.WriteNumber("begin", Math.Max(finding.At.Line, 1));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Of findings with one fingerprint GitLab keeps the first alone; the second and later ones are numbered in their order.</summary>
    private static string Unique(string fingerprint, Dictionary<string, int> seen)
    {
        var number = seen[fingerprint] = seen.GetValueOrDefault(fingerprint) + 1;
        return number == 1 ? fingerprint : string.Create(CultureInfo.InvariantCulture, $"{fingerprint}-{number}");
    }

    private static string Severity(Finding finding) => finding.Severity switch
    {
        Contracts.Severity.Error => "critical",
        Contracts.Severity.Warning => "major",
        _ => "info",
    };
}
