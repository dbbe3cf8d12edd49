using DepGuard.Models.Hubs;
using DepGuard.Models.Simulation;

namespace DepGuard.Cli.Simulation;

/// <summary>How long a hub is watched if nothing is said: until what piled up is gone, if it ever is, and its last quarter shows how it ended.</summary>
internal static class RunLength
{
    /// <summary>Calm seconds before anything happens, unless an overload needs longer to show.</summary>
    public const double ShortestCalm = 60;

    private const double LongestCalm = 3600;
    private const double Watched = 240;
    private const double Settling = 60;
    private const double BeforeLastQuarter = 0.75;
    private const double LongestDrain = 3600;

    /// <summary>
    /// Calm seconds at the beginning: twice as long as a load above the capacity needs until waits reach the timeout, so that a hub that is
    /// down without any event is seen to be.
    /// </summary>
    public static double Calm(Hub hub, double callsPerSecond)
    {
        var excess = callsPerSecond - hub.CapacityPerSecond;
        var waiting = Math.Min(hub.SafeQueue ?? 0, hub.Queue ?? double.PositiveInfinity);
        return excess > 0 ? Math.Clamp(Math.Ceiling(2 * waiting / excess), ShortestCalm, LongestCalm) : ShortestCalm;
    }

    /// <summary>Seconds to simulate, of which the events end after some.</summary>
    public static double Of(Hub hub, double callsPerSecond, Disturbance? disturbance, double end)
    {
        var spare = hub.CapacityPerSecond - Recovery.OfferedPerSecond(hub, callsPerSecond);
        var drain = spare > 0 && disturbance is not null ? Math.Min(LongestDrain, MostWaiting(hub, callsPerSecond, disturbance) / spare) : 0;
        return Math.Ceiling(Math.Max(end + Watched, (end + Settling + drain) / BeforeLastQuarter));
    }

    /// <summary>Attempts that wait after a disturbance if all of them fail meanwhile.</summary>
    private static double MostWaiting(Hub hub, double callsPerSecond, Disturbance what)
    {
        var offered = Recovery.OfferedPerSecond(hub, what.Kind == DisturbanceKind.Load ? what.Value : callsPerSecond);
        var served = what.Kind switch
        {
            DisturbanceKind.Outage => 0,
            DisturbanceKind.SlowDown => hub.CapacityPerSecond / what.Value,
            _ => hub.CapacityPerSecond,
        };
        return Math.Min(Math.Max(0, offered - served) * what.ForSeconds, hub.Queue ?? double.PositiveInfinity);
    }
}
