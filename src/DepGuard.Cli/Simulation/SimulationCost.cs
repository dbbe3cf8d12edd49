using DepGuard.Models.Simulation;

namespace DepGuard.Cli.Simulation;

/// <summary>Bounds what a simulation may cost.</summary>
internal static class SimulationCost
{
    private const double MostAttempts = 10e6;
    private const double DrawsPerAttempt = 50;

    /// <summary>Throws <see cref="UsageException"/> for a scenario in which more attempts would have to be simulated than memory and patience allow.</summary>
    public static void Check(Scenario scenario)
    {
        var most = scenario.Disturbances.Where(one => one.Kind == DisturbanceKind.Load).Select(one => one.Value).Append(scenario.CallsPerSecond).Max();
        var attempts = most * AttemptsWithin(scenario) * scenario.Seconds;
        var variation = scenario.Hub.ServiceVariation;

        // A time with little variation is drawn as the sum of many.
        var cost = attempts * (1 + (variation is > 0 and < 1 ? 1 / variation / DrawsPerAttempt : 0));
        if (!(cost <= MostAttempts))
            throw new UsageException(double.IsFinite(attempts)
                ? FormattableString.Invariant($"--run: up to {attempts:0.##e+0} attempts would be simulated, which is too much; state fewer --seconds, fewer --attempts, or a smaller rate with as many workers less")
                : "--run: retries without end and without delay at a bounded queue cannot be simulated; state --attempts, a --backoff or a --retry-budget");
    }

    /// <summary>Attempts of a call that fit in the run: one that waits ends with the time limit, one that is refused at once.</summary>
    private static double AttemptsWithin(Scenario scenario)
    {
        var hub = scenario.Hub;
        var refuses = hub.Queue is not null || scenario.ShedMargin is not null || scenario.Breaker is not null
            || scenario.Disturbances.Any(one => one.Kind == DisturbanceKind.RefusingRestart);
        var shortest = (hub.Delays.Count == 0 || scenario.HasJitter ? 0 : hub.Delays.Min(delay => delay.TotalSeconds)) + (refuses ? 0 : hub.Timeout?.TotalSeconds ?? double.PositiveInfinity);
        return Math.Min(hub.EffectiveAttempts, 1 + (scenario.Seconds / shortest));
    }
}
