namespace DepGuard.Models.Deadlines;

/// <summary>A call of a path.</summary>
/// <param name="Deadline">Limit over all attempts as the caller sees it; null if there is none.</param>
/// <param name="Retry">Attempts, timeout and delays of the call.</param>
/// <param name="OwnWork">Time that the callee needs besides its own call to the next service.</param>
public sealed record DeadlineStep(TimeSpan? Deadline, RetryTiming Retry, TimeSpan OwnWork = default);
