using DepGuard.Configuration.Constraints;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Sources;

namespace DepGuard.Configuration;

/// <summary>What <c>depguard.yaml</c> and the packs that it extends say.</summary>
public sealed record DepGuardConfig
{
    /// <summary>Configuration of a repository that has no <c>depguard.yaml</c>.</summary>
    public static DepGuardConfig Default { get; } = new();

    /// <summary>Severity of each rule that the configuration changes, by rule id; null switches the rule off.</summary>
    public IReadOnlyDictionary<string, Severity?> Severities { get; init; } = new Dictionary<string, Severity?>();

    /// <summary>Ids of rules whose findings no baseline may accept.</summary>
    public IReadOnlySet<string> NeverBaselined { get; init; } = new HashSet<string>();

    /// <summary>Options of rules that the configuration changes.</summary>
    public IReadOnlyDictionary<(string Rule, string Option), double> Options { get; init; } = new Dictionary<(string Rule, string Option), double>();

    /// <summary>What is stated about services, in order.</summary>
    public IReadOnlyList<ServiceConfig> Services { get; init; } = [];

    /// <summary>Edges that are added or left out, in order.</summary>
    public IReadOnlyList<EdgeConfig> Edges { get; init; } = [];

    /// <summary>Numbers of every service that nothing else states.</summary>
    public ServiceNumbers Assumptions { get; init; } = ServiceNumbers.None;

    /// <summary>Files in formats of a company's own that hold addresses, in order.</summary>
    public IReadOnlyList<SourceConfig> Sources { get; init; } = [];

    /// <summary>Edges that must not be, in order.</summary>
    public IReadOnlyList<EdgeConstraint> Forbidden { get; init; } = [];

    /// <summary>Edges that services must have, in order.</summary>
    public IReadOnlyList<EdgeConstraint> Required { get; init; } = [];

    /// <summary>Suppressions that are not inline, in order.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Patterns with <c>*</c> for paths that are not scanned.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Bounds on the input.</summary>
    public ScanLimits Limits { get; init; } = ScanLimits.Default;

    /// <summary>The value of a rule's option: the configuration's, else the rule's own.</summary>
    public double Option(RuleInfo rule, string option) => Options.TryGetValue((rule.Id, option), out var value) ? value : rule.Options[option];
}
