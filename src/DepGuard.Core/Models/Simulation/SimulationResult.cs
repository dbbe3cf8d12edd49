namespace DepGuard.Models.Simulation;

/// <summary>What a simulation saw.</summary>
/// <param name="Seconds">Second by second.</param>
/// <param name="Before">Share of calls that are answered in time while nothing happens.</param>
/// <param name="After">The same over the last quarter of the run.</param>
/// <param name="RecoveredAfter">
/// Seconds from the end of the first disturbance to the moment from which on at least 90 % of the calls are answered in time; null if there is none.
/// </param>
public sealed record SimulationResult(IReadOnlyList<SimulatedSecond> Seconds, double Before, double After, double? RecoveredAfter)
{
    private const double Good = 0.9;
    private const int Smoothed = 5;

    /// <summary>How it ended.</summary>
    public SimulationVerdict Verdict =>
        Before < 0.5 ? SimulationVerdict.Overloaded
        : After >= Good ? SimulationVerdict.Recovers
        : After < 0.1 ? SimulationVerdict.Metastable
        : SimulationVerdict.Degraded;

    /// <summary>Judges a run.</summary>
    internal static SimulationResult Of(Scenario scenario, IReadOnlyList<SimulatedSecond> seconds)
    {
        var firstEnd = scenario.Disturbances.Count == 0 ? scenario.CalmSeconds : scenario.Disturbances[0].AtSecond + scenario.Disturbances[0].ForSeconds;
        var calm = (int)Math.Min(scenario.CalmSeconds, seconds.Count);
        return new(
            seconds,
            Share(seconds, calm / 3, calm),
            Share(seconds, seconds.Count - Math.Max(1, seconds.Count / 4), seconds.Count),
            RecoveredAt(seconds, (int)firstEnd) - firstEnd);
    }

    private static double? RecoveredAt(IReadOnlyList<SimulatedSecond> seconds, int from)
    {
        for (var last = seconds.Count; last > from; last--)
            if (Share(seconds, Math.Max(from, last - Smoothed), last) < Good)
                return last == seconds.Count ? null : last;
        return from;
    }

    private static double Share(IReadOnlyList<SimulatedSecond> seconds, int from, int to)
    {
        var (calls, answered) = (0L, 0L);
        for (var i = from; i < to; i++)
            (calls, answered) = (calls + seconds[i].Calls, answered + seconds[i].Answered);
        return calls == 0 ? 1 : (double)answered / calls;
    }
}
