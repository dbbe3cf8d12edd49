using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Findings;

/// <summary>What a run found: the graph, the findings and what was read to get there.</summary>
/// <param name="Graph">The service graph.</param>
/// <param name="Active">Findings in force: by severity (errors first), rule, place.</param>
/// <param name="Suppressed">Findings that a suppression covers, in the same order.</param>
/// <param name="Coverage">What was read, by which reader, and what was not.</param>
public sealed record AnalysisResult(
    ServiceGraph Graph,
    IReadOnlyList<Finding> Active,
    IReadOnlyList<SuppressedFinding> Suppressed,
    Coverage Coverage)
{
    /// <summary>Number of findings that the baseline covers; they are in neither list.</summary>
    public int Baselined { get; init; }
}
