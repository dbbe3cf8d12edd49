using System.Globalization;
using System.Text;
using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Reports.Pipelines;

/// <summary>
/// Service messages of TeamCity: a type of inspection for each rule that found something, an inspection for each finding, and the counts as
/// statistics, which the server draws over time.
/// </summary>
public sealed class TeamCityReport : IReport
{
    /// <summary>The server cuts longer texts; a name or an id ends after 255 characters, and those of rules are shorter.</summary>
    private const int MaxText = 4_000;

    /// <inheritdoc/>
    public string Format => "teamcity";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var rules = result.Active.Select(finding => finding.Rule).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal);
        foreach (var rule in rules)
            Write(output, "inspectionType", ("id", rule.Id), ("name", $"{rule.Id} {rule.Name}"), ("category", $"DepGuard {rule.Category}"), ("description", $"{rule.Title}. See {RulePages.Link(rule)}"));
        foreach (var finding in result.Active.WorstFirst())
            Write(
                output,
                "inspection",
                ("typeId", finding.Rule.Id),
                ("message", finding.Message),
                ("file", finding.At.Path),
                ("line", Math.Max(finding.At.Line, 1).ToString(CultureInfo.InvariantCulture)),
                ("SEVERITY", Severity(finding)));
        var summary = Summary.Of(result);
        WriteCount(output, "errors", summary.Errors);
        WriteCount(output, "warnings", summary.Warnings);
        WriteCount(output, "notes", summary.Notes);
    }

    private static void WriteCount(TextWriter output, string key, int count) =>
        Write(output, "buildStatisticValue", ("key", $"DepGuard {key}"), ("value", count.ToString(CultureInfo.InvariantCulture)));

    private static string Severity(Finding finding) => finding.Severity switch
    {
        Contracts.Severity.Error => "ERROR",
        Contracts.Severity.Warning => "WARNING",
        _ => "INFO",
    };

    private static void Write(TextWriter output, string message, params IEnumerable<(string Name, string Value)> attributes)
    {
        output.Write($"##teamcity[{message}");
        foreach (var (name, value) in attributes)
            output.Write($" {name}='{Escape(Printable.Of(value))}'");
        output.Write("]\n");
    }

    private static string Escape(string text)
    {
        var cut = text.Length > MaxText ? text[..(MaxText - 1)] + "…" : text;
        var safe = new StringBuilder(cut.Length + 16);
        foreach (var character in cut)
            if (character is '|' or '\'' or '[' or ']')
                safe.Append('|').Append(character);
            else if (char.IsAscii(character))
                safe.Append(character);
            else
                safe.Append("|0x").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        return safe.ToString();
    }
}
