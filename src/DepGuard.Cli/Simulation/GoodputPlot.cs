using System.Globalization;
using DepGuard.Facts.Policies;
using DepGuard.Models.Simulation;

namespace DepGuard.Cli.Simulation;

/// <summary>The share of calls that are answered in time, over time, drawn with characters.</summary>
internal static class GoodputPlot
{
    private const int Columns = 60;
    private const int Steps = 5;
    private const string Margin = "      |";

    /// <summary>The lines: the plot from 100 % down, the axis, and a line of marks for each event.</summary>
    public static IEnumerable<string> Lines(Scenario scenario, SimulationResult result)
    {
        var width = Math.Max(1, (result.Seconds.Count + Columns - 1) / Columns);
        var shares = result.Seconds.Chunk(width).Select(Share).ToList();
        for (var step = Steps; step > 0; step--)
        {
            // A step is drawn from its middle on.
            var least = (step - 0.5) / Steps;
            yield return $"{Text($"{step * 100 / Steps,3} % |")}{string.Concat(shares.Select(share => share >= least ? '#' : ' ')).TrimEnd()}";
        }

        yield return Text($"  0 % +{new string('-', shares.Count)} {result.Seconds.Count} s, {width} s a column");
        foreach (var what in scenario.Disturbances)
            yield return $"{Margin}{Marks(what, width)} {Name(what)}";
    }

    private static double Share(SimulatedSecond[] seconds)
    {
        var (calls, answered) = (seconds.Sum(second => (long)second.Calls), seconds.Sum(second => (long)second.Answered));
        return calls == 0 ? 1 : (double)answered / calls;
    }

    private static string Marks(Disturbance what, int width)
    {
        var (first, last) = ((int)(what.AtSecond / width), (int)((what.AtSecond + what.ForSeconds) / width));
        return new string(' ', first) + new string('^', Math.Max(1, last - first + 1));
    }

    private static string Name(Disturbance what)
    {
        var lasts = TimeLimit.Seconds(what.ForSeconds);
        return what.Kind switch
        {
            DisturbanceKind.Outage => $"outage of {lasts}",
            DisturbanceKind.Load => Text($"{what.Value:0.#}/s for {lasts}"),
            DisturbanceKind.SlowDown => Text($"{what.Value:0.##} times slower for {lasts}"),
            DisturbanceKind.Flush => "queue emptied",
            DisturbanceKind.RefusingRestart => $"restart, refusing for {lasts}",
            _ => $"restart, silent for {lasts}",
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
