namespace DepGuard.Models.Hubs;

/// <summary>What the closed forms say about a hub at a load. Rates are per second.</summary>
/// <param name="Class">What becomes of it.</param>
/// <param name="Utilisation">Load over capacity.</param>
/// <param name="CapacityPerSecond">Attempts served per second when every worker is busy.</param>
/// <param name="CriticalLoadPerSecond">Largest load at which it works: collapse on the way up.</param>
/// <param name="RecoveryLoadPerSecond">Load below which a backlog of any size drains: recovery on the way down.</param>
/// <param name="CriticalOutage">Shortest total outage that takes it down for good; zero if it is down anyway, null if none does.</param>
/// <param name="SafeQueue">Most attempts that may wait so that each is still answered in time; null when callers do not give up.</param>
/// <param name="FlushRecovers">True if emptying its queue brings it back once it is down.</param>
public sealed record HubForecast(
    HubClass Class,
    double Utilisation,
    double CapacityPerSecond,
    double CriticalLoadPerSecond,
    double RecoveryLoadPerSecond,
    TimeSpan? CriticalOutage,
    long? SafeQueue,
    bool FlushRecovers)
{
    /// <summary>The forecast for a hub at a load in calls per second.</summary>
    public static HubForecast Of(Hub hub, double callsPerSecond)
    {
        var found = Metastability.Classify(hub, callsPerSecond).Class;
        return new(
            found,
            hub.Utilisation(callsPerSecond),
            hub.CapacityPerSecond,
            Metastability.CriticalLoadPerSecond(hub),
            hub.RecoveryLoadPerSecond,
            TippingOutage.Of(hub, callsPerSecond, found),
            hub.SafeQueue,
            Recovery.ByFlush(hub, callsPerSecond));
    }
}
