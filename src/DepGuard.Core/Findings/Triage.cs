using DepGuard.Configuration;
using DepGuard.Contracts;
using DepGuard.Facts;

namespace DepGuard.Findings;

/// <summary>Decides which findings are in force: severities of the configuration, then suppressions; stale suppressions become findings themselves.</summary>
internal static class Triage
{
    /// <summary>Active and suppressed findings, each by severity (errors first), rule and place.</summary>
    /// <param name="findings">Findings with the rules' own severities.</param>
    /// <param name="config">The user's configuration.</param>
    /// <param name="suppressions">All suppressions, inline and configured.</param>
    /// <param name="today">The day on which they are judged; null if unknown, then none has expired.</param>
    public static (IReadOnlyList<Finding> Active, IReadOnlyList<SuppressedFinding> Suppressed) Apply(
        IEnumerable<Finding> findings, DepGuardConfig config, IReadOnlyList<Suppression> suppressions, DateOnly? today)
    {
        var active = new List<Finding>();
        var suppressed = new List<SuppressedFinding>();
        var used = new HashSet<(Suppression, string)>();
        foreach (var finding in findings.Select(finding => WithSeverity(finding, config)).OfType<Finding>())
        {
            var covering = suppressions.Where(suppression => IsValid(suppression, today) && Covers(suppression, finding)).ToList();
            used.UnionWith(covering.Select(suppression => (suppression, finding.Rule.Id)));
            if (covering.Count > 0)
                suppressed.Add(new SuppressedFinding(finding, covering[0].Reason, covering[0].Until));
            else
                active.Add(finding);
        }

        var stale = suppressions.SelectMany(suppression => Stale(suppression, used, config, today));
        active.AddRange(stale.Select(finding => WithSeverity(finding, config)).OfType<Finding>());
        return ([.. active.Order(Order)], [.. suppressed.OrderBy(one => one.Finding, Order)]);
    }

    private static Comparer<Finding> Order { get; } = Comparer<Finding>.Create((a, b) =>
        b.Severity.CompareTo(a.Severity) is var severity and not 0 ? severity
        : string.CompareOrdinal(a.Rule.Id, b.Rule.Id) is var rule and not 0 ? rule
        : a.At.CompareTo(b.At) is var place and not 0 ? place
        : string.CompareOrdinal(a.Subject, b.Subject));

    /// <summary>The finding with the severity in force; null if its rule is switched off.</summary>
    private static Finding? WithSeverity(Finding finding, DepGuardConfig config) =>
        !config.Severities.TryGetValue(finding.Rule.Id, out var severity) ? finding
        : severity is { } stated ? finding with { Severity = stated == finding.Rule.Severity ? finding.Severity : stated }
        : null;

    private static bool IsValid(Suppression suppression, DateOnly? today) =>
        suppression.Reason.Length > 0 && (suppression.Until is not { } until || today is not { } now || now <= until);

    private static bool Covers(Suppression suppression, Finding finding)
    {
        if (!suppression.RuleIds.Contains(finding.Rule.Id))
            return false;
        if (suppression.Lines is { } lines)
            return finding.At.Path == suppression.At.Path && finding.At.Line >= lines.First && finding.At.Line <= lines.Last;
        return suppression.Services.Count == 0 || CoversServices(suppression, finding);
    }

    /// <summary>A cycle must have exactly these members, so that one that grows is reported again; other findings must be about all of them.</summary>
    private static bool CoversServices(Suppression suppression, Finding finding) =>
        finding.Path.Count > 0
            ? finding.Services.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(suppression.Services)
            : suppression.Services.All(service => finding.Services.Contains(service, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<Finding> Stale(Suppression suppression, HashSet<(Suppression, string)> used, DepGuardConfig config, DateOnly? today)
    {
        foreach (var id in suppression.RuleIds.DefaultIfEmpty("no rule"))
            if (Fault(suppression, id, used, config, today) is { } fault)
                yield return Finding.For(RuleCatalog.StaleSuppression, suppression.At, $"{suppression.At.Path}:{id}:{suppression.Reason}", Confidence.Declared, id, fault);
    }

    private static string? Fault(Suppression suppression, string id, HashSet<(Suppression, string)> used, DepGuardConfig config, DateOnly? today)
    {
        if (RuleCatalog.Find(id) is not { } rule)
            return suppression.RuleIds.Count == 0 ? "names no rule" : $"names the unknown rule {id}";
        if (suppression.Reason.Length == 0)
            return "has no reason";
        if (!IsValid(suppression, today))
            return $"expired on {suppression.Until:yyyy-MM-dd}";
        var isOff = config.Severities.TryGetValue(id, out var severity) && severity is null;

        // Only a comparison has findings about changes, and the next one has others: nothing can be said from one run.
        return used.Contains((suppression, id)) || isOff || rule.Surface == Surface.Release ? null : "matches no finding";
    }
}
