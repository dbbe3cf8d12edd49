namespace DepGuard.Models.Hubs;

/// <summary>
/// Attempts that wait in front of a hub in order of arrival: how a disturbance piles them up and how long they take to go, as a fluid (no
/// randomness), which holds while the backlog is much larger than the number of workers.
/// </summary>
public static class Backlog
{
    private const double LongestOutage = 1e4;
    private const int CountedAttempts = 10_000;

    /// <summary>Attempts that wait after an outage: calls come in all the time, and each comes back after a timeout and a delay.</summary>
    public static double AfterOutage(Hub hub, double callsPerSecond, TimeSpan outage)
    {
        if (!(callsPerSecond > 0))
            return 0;

        var left = outage.TotalSeconds;
        var sum = 0.0;
        for (var attempt = 0; attempt < hub.Attempts && attempt < CountedAttempts && left > 0; attempt++)
        {
            sum += left;
            left -= hub.Timeout is { } timeout ? timeout.TotalSeconds + DelayAfter(hub, attempt) : left;
        }

        return callsPerSecond * sum;
    }

    /// <summary>
    /// Shortest total outage after which the backlog outlasts the timeout, so that a vulnerable hub stays down. Null if there is none up to
    /// 10,000 s, as below the recovery load; null under a retry budget, too, where this closed form does not hold.
    /// </summary>
    public static TimeSpan? CriticalOutage(Hub hub, double callsPerSecond)
    {
        if (hub.RetryBudget is not null || hub.Timeout is not { } timeout || !(callsPerSecond * hub.Attempts > hub.CapacityPerSecond))
            return null;

        var limit = hub.CapacityPerSecond * Math.Max(0, (timeout - hub.ServiceTime).TotalSeconds);
        var (low, high) = (0.0, LongestOutage);
        if (AfterOutage(hub, callsPerSecond, Seconds.ToTime(high)) < limit)
            return null;

        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = AfterOutage(hub, callsPerSecond, Seconds.ToTime(middle)) >= limit ? (low, middle) : (middle, high);
        }

        return Seconds.ToTime(high);
    }

    /// <summary>Shortest surge to a load above capacity after which waits reach the timeout; null if the load is not above or nobody gives up.</summary>
    public static TimeSpan? CriticalSurge(Hub hub, double surgePerSecond) =>
        hub.Timeout is { } timeout && surgePerSecond > hub.CapacityPerSecond
            ? Seconds.ToTime(hub.CapacityPerSecond * (timeout - hub.ServiceTime).TotalSeconds / (surgePerSecond - hub.CapacityPerSecond))
            : null;

    /// <summary>Time until a backlog is gone while attempts arrive at a rate; null if it never is.</summary>
    public static TimeSpan? Drain(Hub hub, double backlog, double attemptsPerSecond)
    {
        if (!(backlog > 0))
            return TimeSpan.Zero;

        var spare = hub.CapacityPerSecond - attemptsPerSecond;
        return spare > 0 ? Seconds.ToTime(backlog / spare) : null;
    }

    /// <summary>How long calls must stay cut to a rate until a backlog is gone although all attempts fail; null at or above the recovery load.</summary>
    public static TimeSpan? LoadCut(Hub hub, double backlog, double reducedCallsPerSecond) =>
        Drain(hub, backlog, reducedCallsPerSecond > 0 ? reducedCallsPerSecond * hub.EffectiveAttempts : 0);

    private static double DelayAfter(Hub hub, int attempt) =>
        hub.Delays.Count == 0 ? 0 : hub.Delays[Math.Min(attempt, hub.Delays.Count - 1)].TotalSeconds;
}
