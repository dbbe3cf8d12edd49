namespace DepGuard.Models.Hubs;

/// <summary>
/// The shortest total outage after which a hub stays down, for every class: <see cref="Backlog.CriticalOutage"/> where its closed form holds, and
/// otherwise, as under a retry budget, the same fluid backlog with retries thinned out to the budget, by bisection.
/// </summary>
public static class TippingOutage
{
    private const int Halvings = 60;
    private const int CountedRetries = 10_000;

    /// <summary>Null for a stable hub, which no outage takes down; zero for an overloaded one, which is down without any.</summary>
    public static TimeSpan? Of(Hub hub, double callsPerSecond, HubClass found) => found switch
    {
        HubClass.Stable => null,
        HubClass.Overloaded => TimeSpan.Zero,
        _ => Backlog.CriticalOutage(hub, callsPerSecond) ?? Bisected(hub, callsPerSecond),
    };

    /// <summary>The outage that piles up more than can be answered before callers leave, or that fills a queue without room for as much.</summary>
    private static TimeSpan Bisected(Hub hub, double callsPerSecond)
    {
        var patience = hub.Timeout?.TotalSeconds ?? double.PositiveInfinity;
        var limit = Math.Min(hub.CapacityPerSecond * Math.Max(0, patience - hub.ServiceTime.TotalSeconds), hub.Queue ?? double.PositiveInfinity);

        // Without any retry the calls alone pile up as much.
        var (low, high) = (0.0, limit / callsPerSecond);
        if (!double.IsFinite(high))
            return TimeSpan.MaxValue;

        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = callsPerSecond * Piled(hub, patience, middle) >= limit ? (low, middle) : (middle, high);
        }

        return Seconds.ToTime(high);
    }

    /// <summary>Attempts that wait, per call of a second: each of a call is sent a timeout and a delay after the one before, as far as the budget goes.</summary>
    private static double Piled(Hub hub, double patience, double outage)
    {
        var (sum, retries) = (outage, hub.EffectiveAttempts - 1);
        for (var retry = 0; retries > 0 && retry < CountedRetries; retry++)
        {
            outage -= patience + (hub.Delays.Count == 0 ? 0 : hub.Delays[Math.Min(retry, hub.Delays.Count - 1)].TotalSeconds);
            if (!(outage > 0))
                break;
            sum += Math.Min(1, retries) * outage;
            retries--;
        }

        return sum;
    }
}
