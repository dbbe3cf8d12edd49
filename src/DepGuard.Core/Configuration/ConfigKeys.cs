using DepGuard.Facts;

namespace DepGuard.Configuration;

/// <summary>The vocabulary of <c>depguard.yaml</c>, shared by reader and schema.</summary>
internal static class ConfigKeys
{
    /// <summary>Keys at the root.</summary>
    public static IReadOnlyList<string> Root { get; } = ["assumptions", "constraints", "edges", "extends", "ignore", "limits", "rules", "services", "sources", "suppress"];

    /// <summary>Keys of a rule's settings.</summary>
    public static IReadOnlyList<string> Rule { get; } = ["baseline", "severity"];

    /// <summary>Numbers that can be assumed of every service.</summary>
    public static IReadOnlyList<string> Assumptions { get; } = ["p99", "queue", "replicas", "service-time", "workers"];

    /// <summary>Keys of the numbers of a service.</summary>
    public static IReadOnlyList<string> Numbers { get; } = ["rate", "tier", .. Assumptions];

    /// <summary>What a service can be told apart by that no format states.</summary>
    public static IReadOnlyList<string> Traits { get; } = ["label", "layer", "owner"];

    /// <summary>Keys of a service.</summary>
    public static IReadOnlyList<string> Service { get; } = ["aliases", "kind", "objective", "roles", .. Numbers, .. Traits];

    /// <summary>Kinds of constraints.</summary>
    public static IReadOnlyList<string> Constraints { get; } = ["forbidden", "required"];

    /// <summary>Keys of a forbidden edge.</summary>
    public static IReadOnlyList<string> Forbidden { get; } = ["from", "kind", "reason", "to"];

    /// <summary>Keys of a required edge.</summary>
    public static IReadOnlyList<string> Required { get; } = ["kind", "reason", "service", "to"];

    /// <summary>Keys that select services.</summary>
    public static IReadOnlyList<string> Selector { get; } = ["kind", "name", "role", "tier", .. Traits];

    /// <summary>Keys of the numbers of an edge.</summary>
    public static IReadOnlyList<string> EdgeNumbers { get; } =
        ["attempts", "backoff", "cache-hit", "calls", "deadline", "fallback", "pool", "retry-budget", "service-time", "timeout"];

    /// <summary>Keys of an edge.</summary>
    public static IReadOnlyList<string> Edge { get; } = ["from", "ignore", "kind", "optional", "roles", "to", .. EdgeNumbers];

    /// <summary>Keys of a source.</summary>
    public static IReadOnlyList<string> Source { get; } = ["addresses", "caller", "files", "kind"];

    /// <summary>Keys of a suppression.</summary>
    public static IReadOnlyList<string> Suppression { get; } = ["reason", "rule", "services", "until"];

    /// <summary>Names of limits.</summary>
    public static IReadOnlyList<string> Limits { get; } = ["documents", "expanded-nodes", "file-bytes", "nesting"];
}
