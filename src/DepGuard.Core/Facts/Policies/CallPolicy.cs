using DepGuard.Sources;

namespace DepGuard.Facts.Policies;

/// <summary>What one layer does to a call. A number that is null is not stated, and no documented default of it is in force.</summary>
/// <param name="Layer">Where it acts.</param>
/// <param name="Product">Product whose policy it is, lower case, such as <c>istio</c>; policies of one layer and product are one setting.</param>
/// <param name="Provenance">Where its numbers come from.</param>
/// <param name="At">The place that states the numbers or, for defaults, the place that puts them in force.</param>
public sealed record CallPolicy(Layer Layer, string Product, Provenance Provenance, SourceSpan At)
{
    /// <summary>Attempts of this layer.</summary>
    public Attempts? Attempts { get; init; }

    /// <summary>Limit of one attempt.</summary>
    public TimeLimit? Timeout { get; init; }

    /// <summary>Limit of the silence within an attempt; every byte starts it anew, so it bounds no call.</summary>
    public TimeLimit? Idle { get; init; }

    /// <summary>Limit of the call with all attempts of this layer.</summary>
    public TimeLimit? Deadline { get; init; }

    /// <summary>Limit of opening a connection.</summary>
    public TimeLimit? Connect { get; init; }

    /// <summary>Share of load that retries may add.</summary>
    public Ratio? RetryBudget { get; init; }

    /// <summary>Delay before retries.</summary>
    public Backoff? Backoff { get; init; }

    /// <summary>Failures that are retried, in the product's words, such as <c>5xx</c> or <c>503</c>; null if nothing is stated.</summary>
    public IReadOnlyList<string>? RetryOn { get; init; }

    /// <summary>True when calls that change something are retried as well.</summary>
    public bool RetriesUnsafeMethods { get; init; }

    /// <summary>What may be under way at once.</summary>
    public CallLimits? Limits { get; init; }

    /// <summary>The circuit breaker.</summary>
    public Breaker? Breaker { get; init; }

    /// <summary>True when it states no number.</summary>
    public bool IsEmpty => Attempts is null && Timeout is null && Idle is null && Deadline is null && Connect is null
        && RetryBudget is null && Backoff is null && RetryOn is null && Limits is null && Breaker is null;
}
