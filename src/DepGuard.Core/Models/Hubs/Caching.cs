namespace DepGuard.Models.Hubs;

/// <summary>What a cache in front of a hub changes. Rates are per second; a hit rate is a share from 0 to 1.</summary>
public static class Caching
{
    /// <summary>
    /// Hit rate of a cache that keeps an answer for a fixed time, one in each instance: 1 - 1 / (1 + r TTL), where r is the rate of one key
    /// in one instance.
    /// </summary>
    public static double HitRate(double callsPerSecondAndKey, long instances, TimeSpan timeToLive)
    {
        var expected = callsPerSecondAndKey / Math.Max(1, instances) * timeToLive.TotalSeconds;
        return expected > 0 ? 1 - (1 / (1 + expected)) : 0;
    }

    /// <summary>Most calls that pass the cache, whatever the traffic: keys times instances / TTL. Infinite when nothing is kept.</summary>
    public static double MostMissesPerSecond(long keys, long instances, TimeSpan timeToLive) =>
        timeToLive > TimeSpan.Zero ? (double)keys * instances / timeToLive.TotalSeconds : double.PositiveInfinity;

    /// <summary>How many times the load rises when the cache is lost: 1 / (1 - h). Infinite for a cache that never misses.</summary>
    public static double ColdFactor(double hitRate) => 1 / (1 - Math.Clamp(hitRate, 0, 1));

    /// <summary>Hit rate that a load needs to stay below a share of the capacity; zero if it already does.</summary>
    public static double RequiredHitRate(double callsPerSecond, double capacityPerSecond, double target = 0.95) =>
        callsPerSecond > 0 ? Math.Clamp(1 - (target * capacityPerSecond / callsPerSecond), 0, 1) : 0;
}
