using System.Text.Json;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Reports.Json;

namespace DepGuard.Reports.Sarif;

/// <summary>SARIF 2.1.0: one run, cycles as code flows, suppressed findings kept and marked.</summary>
public sealed class SarifReport : IReport
{
    /// <summary>Code scanning services refuse longer runs, or show no more of them.</summary>
    private const int MaxResults = 5_000;

    private readonly Func<string, string?> _pages;

    /// <summary>Takes the help texts from the rules' pages.</summary>
    public SarifReport()
        : this(RulePages.Find)
    {
    }

    /// <summary>Takes the help texts from elsewhere: a rule's id in, its page out.</summary>
    internal SarifReport(Func<string, string?> pages) => _pages = pages;

    /// <inheritdoc/>
    public string Format => "sarif";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var all = result.Active.WorstFirst().Concat(result.Known).Concat(result.Gone).Select(finding => (Finding: finding, Suppression: (SuppressedFinding?)null))
            .Concat(result.Suppressed.Select(suppressed => (suppressed.Finding, (SuppressedFinding?)suppressed)))
            .ToList();
        var rules = all.Take(MaxResults).Select(item => item.Finding.Rule)
            .DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();

        JsonText.Write(output, json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules);
            WriteInvocation(json, [.. all.Skip(MaxResults).Select(item => item.Finding)]);
            WriteRoot(json);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var (finding, suppression) in all.Take(MaxResults))
                SarifResult.Write(json, finding, rules.FindIndex(rule => rule.Id == finding.Rule.Id), suppression);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private void WriteTool(Utf8JsonWriter json, List<RuleInfo> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "DepGuard");
        json.WriteString("semanticVersion", typeof(SarifReport).Assembly.GetName().Version?.ToString(3));
        json.WriteString("informationUri", "https://github.com/depguard/depguard");
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            SarifRule.Write(json, rule, _pages(rule.Id));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, List<Finding> omitted)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        if (omitted.Count > 0)
            WriteNotification(json, omitted);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, List<Finding> omitted)
    {
        var counts = omitted.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key)
            .Select(group => Words.Count(group.Count(), Label.Of(group.Key)));
        var text = $"{Words.Count(omitted.Count, "finding")} of lower rank not listed here: {string.Join(", ", counts)}. " +
            "The json format lists every finding.";

        json.WriteStartArray("toolExecutionNotifications");
        json.WriteStartObject();
        json.WriteString("level", "warning");
        json.WriteStartObject("message");
        json.WriteString("text", text);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteRoot(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SarifPlace.Root);
        json.WriteStartObject("description");
        json.WriteString("text", "The folder that was checked.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
