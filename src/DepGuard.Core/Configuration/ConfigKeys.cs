namespace DepGuard.Configuration;

/// <summary>The vocabulary of <c>depguard.yaml</c>, shared by reader and schema.</summary>
internal static class ConfigKeys
{
    /// <summary>Keys at the root.</summary>
    public static IReadOnlyList<string> Root { get; } = ["edges", "extends", "ignore", "limits", "rules", "services", "sources", "suppress"];

    /// <summary>Keys of a rule's settings.</summary>
    public static IReadOnlyList<string> Rule { get; } = ["severity"];

    /// <summary>Keys of a service that this version accepts but does not use yet.</summary>
    public static IReadOnlyList<string> ServiceNotUsed { get; } = ["objective", "queue", "rate", "service-time", "tier", "workers"];

    /// <summary>Keys of a service.</summary>
    public static IReadOnlyList<string> Service { get; } = ["aliases", "kind", "roles", .. ServiceNotUsed];

    /// <summary>Keys of an edge that this version accepts but does not use yet.</summary>
    public static IReadOnlyList<string> EdgeNotUsed { get; } = ["cache-hit"];

    /// <summary>Keys of an edge.</summary>
    public static IReadOnlyList<string> Edge { get; } = ["from", "ignore", "kind", "to", .. EdgeNotUsed];

    /// <summary>Keys of a source.</summary>
    public static IReadOnlyList<string> Source { get; } = ["addresses", "caller", "files", "kind"];

    /// <summary>Keys of a suppression.</summary>
    public static IReadOnlyList<string> Suppression { get; } = ["reason", "rule", "services", "until"];

    /// <summary>Names of limits.</summary>
    public static IReadOnlyList<string> Limits { get; } = ["documents", "expanded-nodes", "file-bytes", "nesting"];
}
