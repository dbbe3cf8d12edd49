using DepGuard.Contracts;
using DepGuard.Findings.Baselines;

namespace DepGuard.Findings;

/// <summary>Compares the findings of two states of a system.</summary>
public static class Comparison
{
    /// <summary>The result with each finding marked as new or unchanged, and with those that are gone. What was suppressed before is not new.</summary>
    public static AnalysisResult Mark(AnalysisResult after, AnalysisResult before)
    {
        var was = Baseline.Of(before.Active.Concat(before.Known).Concat(before.Suppressed.Select(one => one.Finding)));
        var @is = Baseline.Of(after.Active.Concat(after.Known).Concat(after.Suppressed.Select(one => one.Finding)));
        var worse = after.Active.Where(finding => IsNew(finding, was)).Select(FamilyOf).ToHashSet();
        return after with
        {
            Active = [.. after.Active.Select(finding => finding with { State = IsNew(finding, was) ? FindingState.New : FindingState.Unchanged })],
            Gone = [.. before.Active.Where(finding => !IsStill(finding, after, @is) && !worse.Contains(FamilyOf(finding))).Select(finding => finding with { State = FindingState.Gone })],
        };
    }

    /// <summary>The part of a marked result that the change brings, with the verdict on it.</summary>
    public static AnalysisResult OfChange(AnalysisResult marked)
    {
        var active = marked.Active.Where(finding => finding.State == FindingState.New).ToList();
        return marked with { Active = active, Suppressed = [], Known = [], Baselined = 0, StaleEntries = 0, Verdict = Verdict.Of(active) };
    }

    /// <summary>Findings about the capacity of one service replace each other: a hub that was at risk and is overloaded now has lost no problem.</summary>
    private static (string Category, string Identity) FamilyOf(Finding finding) =>
        (finding.Rule.Category, finding is { Rule.Category: "capacity", Services.Count: > 0 } ? finding.Services[0] : finding.Fingerprint);

    /// <summary>A rule about changes compares by itself.</summary>
    private static bool IsNew(Finding finding, Baseline was) => finding.Rule.Surface == Surface.Release || !was.Covers(finding);

    /// <summary>A component that grew is still there.</summary>
    private static bool IsStill(Finding finding, AnalysisResult after, Baseline @is) => @is.Covers(finding)
        || (finding.IsCycle && after.Active.Any(one => one.Rule.Id == finding.Rule.Id && one.IsCycle && one.Services.Intersect(finding.Services).Any()));
}
