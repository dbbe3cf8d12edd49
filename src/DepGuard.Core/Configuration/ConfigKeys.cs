namespace DepGuard.Configuration;

/// <summary>The vocabulary of <c>depguard.yaml</c>, shared by reader and schema.</summary>
internal static class ConfigKeys
{
    /// <summary>Keys at the root.</summary>
    public static IReadOnlyList<string> Root { get; } = ["assumptions", "edges", "extends", "ignore", "limits", "rules", "services", "sources", "suppress"];

    /// <summary>Keys of a rule's settings.</summary>
    public static IReadOnlyList<string> Rule { get; } = ["severity"];

    /// <summary>Numbers that can be assumed of every service.</summary>
    public static IReadOnlyList<string> Assumptions { get; } = ["p99", "queue", "replicas", "service-time", "workers"];

    /// <summary>Keys of the numbers of a service.</summary>
    public static IReadOnlyList<string> Numbers { get; } = ["rate", "tier", .. Assumptions];

    /// <summary>Keys of a service.</summary>
    public static IReadOnlyList<string> Service { get; } = ["aliases", "kind", "objective", "roles", .. Numbers];

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
