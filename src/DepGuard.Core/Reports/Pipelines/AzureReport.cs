using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Reports.Pipelines;

/// <summary>
/// Logging commands of Azure Pipelines, which list findings with the run. The command knows errors and warnings only, so notes are left to
/// the other formats; a SARIF file in the artifact <c>CodeAnalysisLogs</c> shows everything.
/// </summary>
public sealed class AzureReport : IReport
{
    /// <inheritdoc/>
    public string Format => "azure";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        foreach (var finding in result.Active.WorstFirst().Where(finding => finding.Severity != Severity.Note))
            output.Write(Command(finding));
        output.Write($"{Summary.Of(result)}\n");
    }

    private static string Command(Finding finding)
    {
        var type = finding.Severity == Severity.Error ? "error" : "warning";
        var (line, column) = (Math.Max(finding.At.Line, 1), Math.Max(finding.At.Column, 1));
        var place = FormattableString.Invariant($"sourcepath={Property(finding.At.Path)};linenumber={line};columnnumber={column}");
        return $"##vso[task.logissue type={type};{place};code={finding.Rule.Id}]{Data(finding.Message)}\n";
    }

    /// <summary>The agent turns <c>%AZP25</c> back into a per cent sign before anything else.</summary>
    private static string Data(string text) => Printable.Of(text).Replace("%", "%AZP25", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("]", "%5D", StringComparison.Ordinal);
}
