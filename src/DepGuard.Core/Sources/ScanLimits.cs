namespace DepGuard.Sources;

/// <summary>Bounds on hostile input; what exceeds one is skipped and reported as DPG0010.</summary>
public sealed record ScanLimits
{
    /// <summary>Limits unless the configuration says otherwise.</summary>
    public static ScanLimits Default { get; } = new();

    /// <summary>Largest file in bytes; 5 MiB unless configured.</summary>
    public long FileBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Deepest nesting of mappings and sequences; 128 unless configured.</summary>
    public int Nesting { get; init; } = 128;

    /// <summary>Most nodes of one document once aliases are expanded; 1,000,000 unless configured.</summary>
    public long ExpandedNodes { get; init; } = 1_000_000;

    /// <summary>Most documents of one file; 10,000 unless configured.</summary>
    public int Documents { get; init; } = 10_000;
}
