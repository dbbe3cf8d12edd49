namespace DepGuard.Models.Hubs;

/// <summary>What brings a hub back that is down under a backlog. Loads are calls per second.</summary>
public static class Recovery
{
    private static readonly RecoveryActions[] FewestFirst =
    [
        RecoveryActions.None, RecoveryActions.ReduceLoad, RecoveryActions.RestoreCapacity, RecoveryActions.Restart,
        RecoveryActions.ReduceLoad | RecoveryActions.RestoreCapacity, RecoveryActions.ReduceLoad | RecoveryActions.Restart,
        RecoveryActions.RestoreCapacity | RecoveryActions.Restart,
        RecoveryActions.ReduceLoad | RecoveryActions.RestoreCapacity | RecoveryActions.Restart,
    ];

    /// <summary>Attempts per second that arrive while all fail.</summary>
    public static double OfferedPerSecond(Hub hub, double callsPerSecond) => callsPerSecond > 0 ? callsPerSecond * hub.EffectiveAttempts : 0;

    /// <summary>
    /// True when the hub recovers by itself at a load: the backlog drains although all attempts fail, or the hub is stable there, as with a
    /// queue short enough. A rollback that leaves more is in vain.
    /// </summary>
    public static bool WithoutRestart(Hub hub, double callsPerSecond) =>
        OfferedPerSecond(hub, callsPerSecond) < hub.CapacityPerSecond || Metastability.Classify(hub, callsPerSecond).Class == HubClass.Stable;

    /// <summary>
    /// True when it is enough to empty the queue, or to restart while connections time out: callers retry on, and the wait of the first
    /// timeout stays below it only while the offered attempts are at most twice the capacity.
    /// </summary>
    public static bool ByFlush(Hub hub, double callsPerSecond) => OfferedPerSecond(hub, callsPerSecond) <= 2 * hub.CapacityPerSecond;

    /// <summary>True when a restart helps that refuses connections until all retries have ended: below the critical load.</summary>
    public static bool ByRefusingRestart(Hub hub, double callsPerSecond) => callsPerSecond < Metastability.CriticalLoadPerSecond(hub);

    /// <summary>The sets of actions that bring the hub back and of which none can be left out, fewest first; empty if nothing helps.</summary>
    /// <param name="hub">The hub as it is.</param>
    /// <param name="restored">The hub as it was before its capacity fell.</param>
    /// <param name="callsPerSecond">The load as it is.</param>
    /// <param name="reducedCallsPerSecond">The load as it was before it rose.</param>
    public static IReadOnlyList<RecoveryActions> MinimalSets(Hub hub, Hub restored, double callsPerSecond, double reducedCallsPerSecond)
    {
        var minimal = new List<RecoveryActions>();
        foreach (var actions in FewestFirst)
        {
            if (minimal.Any(smaller => (actions & smaller) == smaller))
                continue;

            var then = actions.HasFlag(RecoveryActions.RestoreCapacity) ? restored : hub;
            var load = actions.HasFlag(RecoveryActions.ReduceLoad) ? reducedCallsPerSecond : callsPerSecond;
            if (actions.HasFlag(RecoveryActions.Restart) ? ByRefusingRestart(then, load) : WithoutRestart(then, load))
                minimal.Add(actions);
        }

        return minimal;
    }
}
