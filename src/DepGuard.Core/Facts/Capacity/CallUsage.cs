using DepGuard.Facts.Policies;

namespace DepGuard.Facts.Capacity;

/// <summary>How much of a callee a request of the caller uses. A number that is null is not stated anywhere.</summary>
public sealed record CallUsage
{
    /// <summary>Nothing is stated.</summary>
    public static CallUsage None { get; } = new();

    /// <summary>Calls for each request that the caller works on; 1 if nothing is stated.</summary>
    public Stated<double>? Calls { get; init; }

    /// <summary>Share of the calls that a cache of the caller answers.</summary>
    public Stated<Ratio>? CacheHit { get; init; }

    /// <summary>Mean time that such a call keeps a worker of the callee busy, where it differs from other calls.</summary>
    public Stated<TimeSpan>? ServiceTime { get; init; }

    /// <summary>How good the caller's answers are without this callee: 0 for none at all, 1 for no difference.</summary>
    public Stated<Ratio>? Fallback { get; init; }

    /// <summary>True when workers of their own serve these calls, so that they do not wait for those that serve other calls.</summary>
    public Stated<bool>? SeparatePool { get; init; }
}
