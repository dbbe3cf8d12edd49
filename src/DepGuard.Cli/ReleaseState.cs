using DepGuard.Findings;

namespace DepGuard.Cli;

/// <summary>A state that is judged: what a scan finds, or what an earlier one stored.</summary>
/// <param name="Name">The name that the user gave it; empty for the working tree.</param>
/// <param name="Scan">The scan; of a stored result the one of the working tree, whose configuration judges it.</param>
/// <param name="Stored">The stored result; null for a state to scan.</param>
internal sealed record ReleaseState(string Name, Scan Scan, AnalysisResult? Stored)
{
    /// <summary>The result, compared with the state before.</summary>
    public AnalysisResult After(AnalysisResult before, DateOnly? today, CancellationToken cancellation) =>
        Stored is null ? Scan.Run(before, cancellation) : ReleaseAnalysis.Compare(before, Stored, Scan.Load(), today);
}
