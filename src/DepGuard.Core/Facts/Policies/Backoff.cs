namespace DepGuard.Facts.Policies;

/// <summary>Delay before a retry.</summary>
/// <param name="First">Delay before the first retry.</param>
/// <param name="Longest">Longest delay; null if none is stated.</param>
/// <param name="IsExponential">True when the delay grows with each retry.</param>
public sealed record Backoff(TimeSpan First, TimeSpan? Longest = null, bool IsExponential = false);
