namespace DepGuard.Findings.Baselines;

/// <summary>Findings that were accepted at one moment; expected to shrink.</summary>
public sealed class Baseline
{
    private readonly HashSet<(string Rule, string Subject)> _subjects;
    private readonly ILookup<string, HashSet<string>> _components;

    /// <summary>A baseline of these entries; two that say the same count once.</summary>
    public Baseline(IEnumerable<BaselineEntry> entries)
    {
        Entries = [.. entries.DistinctBy(entry => entry.Identity).OrderBy(entry => entry.Identity, StringComparer.Ordinal)];
        _subjects = [.. Entries.Where(entry => entry.Subject is not null).Select(entry => (entry.Rule, entry.Subject!))];
        _components = Entries.Where(entry => entry.Subject is null).ToLookup(entry => entry.Rule, entry => entry.Services.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The entries, by rule and identity.</summary>
    public IReadOnlyList<BaselineEntry> Entries { get; }

    /// <summary>The baseline that accepts exactly these findings.</summary>
    public static Baseline Of(IEnumerable<Finding> findings) => new(findings.Select(BaselineEntry.Of));

    /// <summary>True for a finding that an entry covers.</summary>
    public bool Covers(Finding finding) => finding.IsCycle
        ? _components[finding.Rule.Id].Any(component => component.IsSupersetOf(finding.Services))
        : _subjects.Contains((finding.Rule.Id, finding.Subject));

    /// <summary>Entries that cover none of these findings.</summary>
    public IReadOnlyList<BaselineEntry> Stale(IEnumerable<Finding> findings)
    {
        var all = findings.ToList();
        var subjects = all.Where(finding => !finding.IsCycle).Select(finding => (finding.Rule.Id, finding.Subject)).ToHashSet();
        var components = all.Where(finding => finding.IsCycle).ToLookup(finding => finding.Rule.Id, finding => finding.Services);
        return [.. Entries.Where(entry => entry.Subject is { } subject
            ? !subjects.Contains((entry.Rule, subject))
            : !components[entry.Rule].Any(entry.Services.ToHashSet(StringComparer.Ordinal).IsSupersetOf))];
    }

    /// <summary>What is left of it when these are the findings: without stale entries, and with components as small as they are now.</summary>
    public Baseline Prune(IEnumerable<Finding> findings) => Of(findings.Where(Covers));
}
