using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Reports.Pipelines;

/// <summary>
/// Workflow commands of GitHub Actions, which show findings beside the lines of a change. A step shows ten errors and ten warnings
/// and drops the rest, so the worst come first and the step summary holds all of them.
/// </summary>
public sealed class GitHubReport : IReport
{
    private const int MaxOfEach = 10;

    /// <inheritdoc/>
    public string Format => "github";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        var ranked = result.Active.WorstFirst().ToList();
        var shown = ranked.Where(finding => finding.Severity == Severity.Error).Take(MaxOfEach)
            .Concat(ranked.Where(finding => finding.Severity == Severity.Warning).Take(MaxOfEach))
            .ToList();
        foreach (var finding in shown)
            output.Write(Command(finding));
        if (ranked.Count > shown.Count)
            output.Write($"{Words.Count(ranked.Count - shown.Count, "more finding")} in the step summary and in the other formats\n");
        output.Write($"{Summary.Of(result)}\n");
    }

    /// <summary>One command; a line that begins with it is never taken for another one, whatever the message holds.</summary>
    private static string Command(Finding finding)
    {
        var name = finding.Severity == Severity.Error ? "error" : "warning";
        var at = finding.At;
        var title = $"{finding.Rule.Id}: {finding.Rule.Title}";
        var place = FormattableString.Invariant($"file={Property(at.Path)},line={Math.Max(at.Line, 1)},col={Math.Max(at.Column, 1)}");
        var end = at.EndLine > at.Line || (at.EndLine == at.Line && at.EndColumn > at.Column)
            ? FormattableString.Invariant($",endLine={at.EndLine},endColumn={at.EndColumn}")
            : "";
        return $"::{name} {place}{end},title={Property(title)}::{Data(finding.Message)}\n";
    }

    /// <summary>The only characters that end a message; the runner turns them back.</summary>
    private static string Data(string text) => Printable.Of(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
