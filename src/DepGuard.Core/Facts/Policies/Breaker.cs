namespace DepGuard.Facts.Policies;

/// <summary>A circuit breaker, or the ejection of single hosts by a proxy. What is null is not stated.</summary>
public sealed record Breaker
{
    /// <summary>Failures in a row that open it.</summary>
    public int? ConsecutiveFailures { get; init; }

    /// <summary>Share of failed calls that opens it.</summary>
    public Ratio? FailureRatio { get; init; }

    /// <summary>How long it stays open at first.</summary>
    public TimeSpan? OpenFor { get; init; }
}
