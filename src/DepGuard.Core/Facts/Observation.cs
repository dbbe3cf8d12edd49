namespace DepGuard.Facts;

/// <summary>What traces or metrics saw of the calls from a caller to a callee. Counts are lower bounds, since traces are sampled.</summary>
/// <param name="Calls">Calls, every attempt of a retried one included.</param>
/// <param name="Errors">Calls of these that failed.</param>
/// <param name="P50">Half of the calls took no longer; null if no duration is known.</param>
/// <param name="P99">99 of 100 calls took no longer; null if no duration is known.</param>
/// <param name="Resends">Most attempts after the first one that a call was seen to take; null if none was seen, which proves no absence.</param>
public sealed record Observation(long Calls, long Errors, TimeSpan? P50 = null, TimeSpan? P99 = null, int? Resends = null);
