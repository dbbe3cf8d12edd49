using DepGuard.Checks;
using DepGuard.Checks.Capacity;
using DepGuard.Configuration;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Graph.Changes;

namespace DepGuard;

/// <summary>Judges changes between states that were analysed before: without their files, by their graphs and findings.</summary>
public static class ReleaseAnalysis
{
    /// <summary>Judges releases that are pending at the same time, each given by a result that is compared with the same state before.</summary>
    /// <param name="before">The state that all of them start from.</param>
    /// <param name="releases">Their names and results.</param>
    /// <param name="config">Severities, options and suppressions in force.</param>
    /// <param name="today">The day on which suppressions are judged.</param>
    public static AnalysisResult Combine(AnalysisResult before, IReadOnlyList<(string Name, AnalysisResult Result)> releases, DepGuardConfig config, DateOnly? today)
    {
        var pending = releases.Select(release => new PendingRelease(release.Name, GraphDiff.Between(before.Graph, release.Result.Graph))).ToList();
        var (graph, conflicts) = GraphPatch.Apply(before.Graph, pending);
        var change = GraphDiff.Between(before.Graph, graph);
        var input = new CheckInput(graph, config) { Change = change, Pending = pending };
        var inline = releases.SelectMany(release => release.Result.Inline).DistinctBy(one => (one.At, one.Reason)).ToList();
        var (active, suppressed) = Triage.Apply(Checks.All.Run(input), config, [.. inline, .. config.Suppressions], today);
        var together = new AnalysisResult(graph, [.. WithoutStale(active), .. OnlyInFiles(releases)], suppressed, releases[^1].Result.Coverage)
        {
            Change = change,
            Conflicts = conflicts,
            Outlooks = HubOutlooks.Of(input),
            Tried = input.Combinations.Tried,
            Alone = [.. releases.Select(release => (release.Name, Comparison.OfChange(Comparison.Mark(release.Result, before)).Verdict!.Decision))],
        };
        return Careful(Comparison.OfChange(Comparison.Mark(together, before)));
    }

    /// <summary>Compares a stored result with the state before: its findings are as they were found, and the rules about changes are applied to its graph.</summary>
    public static AnalysisResult Compare(AnalysisResult before, AnalysisResult after, DepGuardConfig config, DateOnly? today)
    {
        var change = GraphDiff.Between(before.Graph, after.Graph);
        var input = new CheckInput(after.Graph, config) { Change = change };
        var findings = Checks.All.Run(input).Where(finding => finding.Rule.Surface == Surface.Release);
        var (active, suppressed) = Triage.Apply(findings, config, [.. after.Inline, .. config.Suppressions], today);
        return Comparison.Mark(
            after with
            {
                Change = change,
                Outlooks = HubOutlooks.Of(input),
                Active = [.. after.Active.Where(finding => finding.Rule.Surface != Surface.Release), .. WithoutStale(active)],
                Suppressed = [.. after.Suppressed, .. suppressed],
            },
            before);
    }

    /// <summary>A suppression that matches nothing here may well match in the files, where it is judged.</summary>
    private static IEnumerable<Finding> WithoutStale(IEnumerable<Finding> findings) => findings.Where(finding => finding.Rule.Id != RuleCatalog.StaleSuppression.Id);

    /// <summary>Findings about files and code, which no graph holds.</summary>
    private static IEnumerable<Finding> OnlyInFiles(IEnumerable<(string Name, AnalysisResult Result)> releases) =>
        releases.SelectMany(release => release.Result.Active).Where(finding => finding.Rule.Surface is Surface.Input or Surface.Code).DistinctBy(finding => finding.Fingerprint);

    /// <summary>Releases that contradict each other are not judged as they will be deployed.</summary>
    private static AnalysisResult Careful(AnalysisResult result) =>
        result is { Conflicts.Count: > 0, Verdict: { Decision: Decision.Go } verdict } ? result with { Verdict = verdict with { Decision = Decision.GoWithCare } } : result;
}
