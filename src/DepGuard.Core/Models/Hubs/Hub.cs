using DepGuard.Models.Retries;

namespace DepGuard.Models.Hubs;

/// <summary>A service that many callers wait for, as a queue in order of arrival in front of equal workers.</summary>
/// <param name="Workers">Attempts served at the same time, over all replicas.</param>
/// <param name="ServiceTime">Mean time of a worker for one attempt. Zero: capacity without end.</param>
/// <param name="Timeout">Time after which a caller gives an attempt up; null if never.</param>
/// <param name="Attempts">Attempts of a call, the first counts; infinite for retries without end.</param>
public sealed record Hub(long Workers, TimeSpan ServiceTime, TimeSpan? Timeout, double Attempts)
{
    /// <summary>Retries as a share of calls that a retry budget allows; null without a budget.</summary>
    public double? RetryBudget { get; init; }

    /// <summary>Attempts that may wait; null for a queue without bound.</summary>
    public long? Queue { get; init; }

    /// <summary>Squared coefficient of variation of the service time: 0 fixed, 1 exponential.</summary>
    public double ServiceVariation { get; init; } = 1;

    /// <summary>Delay before each retry; the last one repeats. Empty: none.</summary>
    public IReadOnlyList<TimeSpan> Delays { get; init; } = [];

    /// <summary>Attempts served per second when every worker is busy.</summary>
    public double CapacityPerSecond =>
        Workers <= 0 ? 0 : ServiceTime <= TimeSpan.Zero ? double.PositiveInfinity : Workers / ServiceTime.TotalSeconds;

    /// <summary>Attempts of a call when all fail: min(N, 1 + budget).</summary>
    public double EffectiveAttempts => RetryLoad.WithBudget(Attempts, RetryBudget);

    /// <summary>
    /// Calls per second below which a backlog of any size drains although every attempt fails: capacity / attempts, the hidden capacity of
    /// Bronson et al., "Metastable failures in distributed systems", HotOS 2021.
    /// </summary>
    public double RecoveryLoadPerSecond => CapacityPerSecond / EffectiveAttempts;

    /// <summary>Most attempts that may wait so that each is still answered in time; null when callers do not give up.</summary>
    public long? SafeQueue => Timeout is { } timeout
        ? (long)Math.Clamp(CapacityPerSecond * (timeout - ServiceTime).TotalSeconds is var safe && double.IsNaN(safe) ? 0 : safe, 0, long.MaxValue)
        : null;

    /// <summary>Load over capacity; 1 and more is overload even without retries. Zero without load.</summary>
    public double Utilisation(double callsPerSecond) => callsPerSecond > 0 ? callsPerSecond / CapacityPerSecond : 0;
}
