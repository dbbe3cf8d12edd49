using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Reports;

/// <summary>The counts of a result.</summary>
/// <param name="Errors">Findings in force of severity error.</param>
/// <param name="Warnings">Findings in force of severity warning.</param>
/// <param name="Notes">Findings in force of severity note.</param>
/// <param name="Suppressed">Findings that a suppression covers.</param>
/// <param name="Baselined">Findings that the baseline covers.</param>
/// <param name="Services">Services of the graph.</param>
/// <param name="Edges">Edges of the graph.</param>
/// <param name="Files">Files that the graph comes from.</param>
/// <param name="NotUnderstood">Files that look like configuration and that no reader understood.</param>
internal sealed record Summary(
    int Errors, int Warnings, int Notes, int Suppressed, int Baselined, int Services, int Edges, int Files, int NotUnderstood)
{
    /// <summary>Counts.</summary>
    public static Summary Of(AnalysisResult result) => new Summary(
        result.Active.Count(finding => finding.Severity == Severity.Error),
        result.Active.Count(finding => finding.Severity == Severity.Warning),
        result.Active.Count(finding => finding.Severity == Severity.Note),
        result.Suppressed.Count,
        result.Baselined,
        result.Graph.Services.Count,
        result.Graph.Edges.Count,
        result.Coverage.Files.Count(file => file.Formats.Count > 0),
        result.Coverage.NotUnderstood)
    {
        Stale = result.StaleEntries,
    };

    /// <summary>Entries of the baseline that cover nothing any more.</summary>
    public int Stale { get; init; }

    /// <summary>The findings: <c>2 errors, 1 warning (3 suppressed, 5 in baseline)</c>.</summary>
    public string Findings
    {
        get
        {
            var notes = Notes > 0 ? $", {Words.Count(Notes, "note")}" : "";
            var suppressed = Suppressed > 0 ? $"{Words.Number(Suppressed)} suppressed" : "";
            var baselined = Baselined > 0 ? $"{Words.Number(Baselined)} in baseline" : "";
            var stale = Stale > 0 ? $"{Words.Number(Stale)} stale in baseline" : "";
            var accepted = string.Join(", ", new[] { suppressed, baselined, stale }.Where(part => part.Length > 0));
            var aside = accepted.Length > 0 ? $" ({accepted})" : "";
            return $"{Words.Count(Errors, "error")}, {Words.Count(Warnings, "warning")}{notes}{aside}";
        }
    }

    /// <summary>What was looked at: <c>312 services, 1,204 edges from 96 files; 2 files not understood</c>.</summary>
    public string Scope
    {
        get
        {
            var rest = NotUnderstood > 0 ? $"; {Words.Count(NotUnderstood, "file")} not understood" : "";
            return $"{Words.Count(Services, "service")}, {Words.Count(Edges, "edge")} from {Words.Count(Files, "file")}{rest}";
        }
    }

    /// <summary>The last line of every text for people.</summary>
    public override string ToString() => $"{Findings} in {Scope}";
}
