using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Reports.Pipelines;

/// <summary>What a rule found, by service.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Cases">The cases, by name; never empty.</param>
internal sealed record JUnitSuite(RuleInfo Rule, IReadOnlyList<JUnitCase> Cases)
{
    /// <summary>Cases with a finding of severity error or warning.</summary>
    public int Failures => Cases.Count(one => one.Failures.Count > 0);

    /// <summary>Cases whose findings are all suppressed.</summary>
    public int Skipped => Cases.Count(one => one.Failures.Count == 0 && one.Suppressed is not null);

    /// <summary>A suite for each of the rules, and for each other one with a finding; by id.</summary>
    public static IReadOnlyList<JUnitSuite> Of(AnalysisResult result, IReadOnlyList<RuleInfo> rules)
    {
        var active = result.Active.ToLookup(finding => finding.Rule.Id, StringComparer.Ordinal);
        var suppressed = result.Suppressed.ToLookup(one => one.Finding.Rule.Id, StringComparer.Ordinal);
        var found = result.Active.Concat(result.Suppressed.Select(one => one.Finding)).Select(finding => finding.Rule);
        return [.. found
            .Concat(rules)
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => new JUnitSuite(rule, CasesOf(rule, [.. active[rule.Id]], [.. suppressed[rule.Id]])))];
    }

    private static IReadOnlyList<JUnitCase> CasesOf(RuleInfo rule, IReadOnlyList<Finding> active, IReadOnlyList<SuppressedFinding> suppressed)
    {
        var findings = active.SelectMany(finding => Names(finding).Select(name => (name, finding)))
            .ToLookup(item => item.name, item => item.finding, StringComparer.Ordinal);
        var accepted = suppressed.SelectMany(one => Names(one.Finding).Select(name => (name, one)))
            .ToLookup(item => item.name, item => item.one, StringComparer.Ordinal);
        var names = findings.Select(group => group.Key).Union(accepted.Select(group => group.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0
            ? [new JUnitCase(rule.Name, [], [], null)]
            : [.. names.Select(name => new JUnitCase(
                name,
                [.. findings[name].Where(finding => finding.Severity != Severity.Note)],
                [.. findings[name].Where(finding => finding.Severity == Severity.Note)],
                accepted[name].FirstOrDefault()))];
    }

    /// <summary>Every member of a cycle, the caller of any other finding, or the file where no service is known.</summary>
    private static IEnumerable<string> Names(Finding finding) =>
        finding.Services.Count == 0 ? [finding.At.Path]
        : Cycles.IsCycle(finding) ? finding.Services
        : [finding.Services[0]];
}
