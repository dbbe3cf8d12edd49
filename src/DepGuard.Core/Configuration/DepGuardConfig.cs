using DepGuard.Contracts;

namespace DepGuard.Configuration;

/// <summary>What <c>depguard.yaml</c> and the packs that it extends say.</summary>
public sealed record DepGuardConfig
{
    /// <summary>Configuration of a repository that has no <c>depguard.yaml</c>.</summary>
    public static DepGuardConfig Default { get; } = new();

    /// <summary>Severity of each rule that the configuration changes, by rule id; null switches the rule off.</summary>
    public IReadOnlyDictionary<string, Severity?> Severities { get; init; } = new Dictionary<string, Severity?>();
}
