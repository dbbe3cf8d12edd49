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
        var attempts = most * scenario.Hub.EffectiveAttempts * scenario.Seconds;
        var variation = scenario.Hub.ServiceVariation;

        // A time with little variation is drawn as the sum of many.
        var cost = attempts * (1 + (variation is > 0 and < 1 ? 1 / variation / DrawsPerAttempt : 0));
        if (!(cost <= MostAttempts))
            throw new UsageException(double.IsFinite(attempts)
                ? FormattableString.Invariant($"--run: up to {attempts:0.##e+0} attempts would be simulated, which is too much; state fewer --seconds, fewer --attempts, or a smaller rate with as many workers less")
                : "--run: retries without end cannot be simulated; state --attempts or a --retry-budget");
    }
}
