namespace DepGuard.Facts.Policies;

/// <summary>How much may be under way at once from one caller to one callee. What is null is not stated, or stated as unlimited.</summary>
public sealed record CallLimits
{
    /// <summary>Open connections.</summary>
    public long? Connections { get; init; }

    /// <summary>Calls under way.</summary>
    public long? Requests { get; init; }

    /// <summary>Calls that wait for a connection.</summary>
    public long? Pending { get; init; }

    /// <summary>Retries under way.</summary>
    public long? Retries { get; init; }
}
