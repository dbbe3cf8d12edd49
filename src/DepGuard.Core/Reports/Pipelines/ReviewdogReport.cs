using System.Text.Json;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Reports.Json;
using DepGuard.Sources;

namespace DepGuard.Reports.Pipelines;

/// <summary>Reviewdog's diagnostic format, one JSON object on each line.</summary>
public sealed class ReviewdogReport : IReport
{
    /// <summary>A comment in a review with more places is no longer read.</summary>
    private const int MaxRelated = 20;

    /// <inheritdoc/>
    public string Format => "rdjsonl";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        foreach (var finding in result.Active.WorstFirst())
            JsonText.WriteLine(output, json => Write(json, finding));
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("message", Printable.Of(finding.Message));
        WriteLocation(json, finding.At);
        json.WriteString("severity", Severity(finding));
        json.WriteStartObject("source");
        json.WriteString("name", "depguard");
        json.WriteString("url", "https://github.com/depguard/depguard");
        json.WriteEndObject();
        json.WriteStartObject("code");
        json.WriteString("value", finding.Rule.Id);
        json.WriteString("url", RulePages.Link(finding.Rule));
        json.WriteEndObject();
        if (finding.Related.Count > 0)
            GraphJson.WriteArray(json, "related_locations", finding.Related.Take(MaxRelated), WriteRelated);
        json.WriteEndObject();
    }

    private static void WriteRelated(Utf8JsonWriter json, RelatedLocation related)
    {
        json.WriteString("message", Printable.Of(related.Message));
        WriteLocation(json, related.At);
    }

    /// <summary>Columns are left out: the format counts bytes, and the bytes of the line are not known here.</summary>
    private static void WriteLocation(Utf8JsonWriter json, SourceSpan at)
    {
        var line = Math.Max(at.Line, 1);
        json.WriteStartObject("location");
        json.WriteString("path", at.Path);
        json.WriteStartObject("range");
        WriteLine(json, "start", line);
        WriteLine(json, "end", Math.Max(at.EndLine, line));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, string name, int line)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", line);
        json.WriteEndObject();
    }

    private static string Severity(Finding finding) => finding.Severity switch
    {
        Contracts.Severity.Error => "ERROR",
        Contracts.Severity.Warning => "WARNING",
        _ => "INFO",
    };
}
