using DepGuard.Configuration;
using DepGuard.Contracts;

namespace DepGuard.Findings.Baselines;

/// <summary>Takes out of a result what a baseline accepts.</summary>
public static class Acceptance
{
    /// <summary>Rules whose findings tell that other findings may be missing; nobody can accept what he cannot see.</summary>
    private static readonly HashSet<string> Never = [RuleCatalog.UnreadableFile.Id, RuleCatalog.StaleSuppression.Id];

    /// <summary>True for findings that a baseline may hold.</summary>
    public static bool IsAcceptable(Finding finding, DepGuardConfig config) =>
        !Never.Contains(finding.Rule.Id) && !config.NeverBaselined.Contains(finding.Rule.Id);

    /// <summary>The result with the accepted findings apart, the others marked as new, and the stale entries counted.</summary>
    public static AnalysisResult Apply(AnalysisResult result, Baseline baseline, DepGuardConfig config)
    {
        var isAccepted = result.Active.ToLookup(finding => IsAcceptable(finding, config) && baseline.Covers(finding));
        var known = isAccepted[true].Select(finding => finding with { State = FindingState.Unchanged }).ToList();
        return result with
        {
            Active = [.. isAccepted[false].Select(finding => finding with { State = FindingState.New })],
            Known = known,
            Baselined = known.Count,
            StaleEntries = baseline.Stale(known).Count,
        };
    }
}
