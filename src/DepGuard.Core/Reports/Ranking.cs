using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Reports;

/// <summary>What to read first: errors before warnings before notes, the system's problems before those of its files.</summary>
internal static class Ranking
{
    /// <summary>The findings, worst first; among equals the order stays.</summary>
    public static IEnumerable<Finding> WorstFirst(this IEnumerable<Finding> findings) => findings
        .OrderByDescending(finding => finding.Severity)
        .ThenBy(finding => finding.Rule.Surface == Surface.Input);
}
