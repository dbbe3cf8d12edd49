using System.Text.Json;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard.Reports.Json;

/// <summary>The whole result for programs; other reports can be made from it later.</summary>
public sealed class JsonReport : IReport
{
    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", GraphJson.SchemaVersion);
        json.WritePropertyName("graph");
        GraphJson.Write(json, result.Graph);
        GraphJson.WriteArray(json, "findings", result.Active, WriteFinding);
        GraphJson.WriteArray(json, "suppressed", result.Suppressed, WriteSuppressed);
        if (result.Inline.Count > 0)
            GraphJson.WriteArray(json, "inline", result.Inline, SuppressionJson.Write);
        WriteCoverage(json, result.Coverage);
        if (result.Known.Count > 0)
            GraphJson.WriteArray(json, "inBaseline", result.Known, WriteFinding);
        if (result.Change is { } change)
            ChangeJson.Write(json, change);
        if (result.Change is not null)
            GraphJson.WriteArray(json, "gone", result.Gone, WriteFinding);
        if (result.Verdict is { } verdict)
            ChangeJson.Write(json, verdict, result);
        WriteStats(json, Summary.Of(result));
        json.WriteEndObject();
    });

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", Label.Of(finding.Severity));
        json.WriteString("confidence", Label.Of(finding.Confidence));
        if (finding.State is { } state)
            json.WriteString("state", Label.Of(state));
        json.WriteString("message", finding.Message);
        json.WriteStrings("services", finding.Services);
        json.WriteStrings("cycle", Cycles.Route(finding));
        GraphJson.WritePlace(json, finding.At);
        json.WriteString("subject", finding.Subject);
        json.WriteString("fingerprint", finding.Fingerprint);
        GraphJson.WriteArray(json, "related", finding.Related, WriteRelated);
        json.WriteStrings("remedies", finding.Remedies);
        json.WriteStrings("details", finding.Details);
    }

    private static void WriteRelated(Utf8JsonWriter json, RelatedLocation related)
    {
        json.WriteString("message", related.Message);
        GraphJson.WritePlace(json, related.At);
    }

    private static void WriteSuppressed(Utf8JsonWriter json, SuppressedFinding suppressed)
    {
        WriteFinding(json, suppressed.Finding);
        json.WriteString("reason", suppressed.Reason);
        json.WriteString("until", suppressed.Until?.ToString("O"));
    }

    private static void WriteCoverage(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteStartObject("coverage");
        GraphJson.WriteArray(json, "files", coverage.Files, WriteFile);
        GraphJson.WriteArray(json, "skipped", coverage.Skipped, WriteSkipped);
        json.WriteStrings("notAnalysed", coverage.NotAnalysed);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, FileCoverage file)
    {
        json.WriteString("path", file.Path);
        json.WriteStrings("formats", file.Formats);
        if (file.Remark is { } remark)
            json.WriteString("remark", remark);
        if (file.IsOtherVariant)
            json.WriteBoolean("otherVariant", true);
    }

    private static void WriteSkipped(Utf8JsonWriter json, SkippedPath skipped)
    {
        json.WriteString("path", skipped.Path);
        json.WriteString("reason", skipped.Reason);
    }

    private static void WriteStats(Utf8JsonWriter json, Summary summary)
    {
        json.WriteStartObject("stats");
        json.WriteNumber("services", summary.Services);
        json.WriteNumber("edges", summary.Edges);
        json.WriteNumber("files", summary.Files);
        json.WriteNumber("notUnderstood", summary.NotUnderstood);
        json.WriteStartObject("findings");
        json.WriteNumber("error", summary.Errors);
        json.WriteNumber("warning", summary.Warnings);
        json.WriteNumber("note", summary.Notes);
        json.WriteEndObject();
        json.WriteNumber("suppressed", summary.Suppressed);
        json.WriteNumber("baselined", summary.Baselined);
        json.WriteNumber("staleInBaseline", summary.Stale);
        json.WriteEndObject();
    }
}
