using System.Globalization;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Models.Hubs;
using DepGuard.Models.Simulation;
using DepGuard.Reports;

namespace DepGuard.Cli.Simulation;

/// <summary>An answer for people: the hub, its class with the thresholds, and the simulation as a plot.</summary>
internal static class AnswerText
{
    /// <summary>The lines of an answer.</summary>
    public static IEnumerable<string> Lines(Answer answer)
    {
        var (scenario, forecast) = (answer.Scenario, answer.Forecast);
        yield return Text($"{answer.Case?.Service.Id ?? "hub"}: {OfHub(scenario.Hub)}");
        foreach (var place in answer.Case?.Places ?? [])
            yield return $"  {Printable.Of($"{place.Message}  {place.At}")}";
        if (answer is { Case: not null, Stated.Count: > 0 })
            yield return $"  instead, as stated: {string.Join(", ", answer.Stated)}";
        yield return Text($"load: {Rate(scenario.CallsPerSecond)} of {Rate(forecast.CapacityPerSecond)}, utilisation {forecast.Utilisation:0.##}");
        yield return $"class: {Label.Of(forecast.Class)}, {Meaning(forecast.Class)}";
        foreach (var line in Thresholds(scenario, forecast))
            yield return $"  {line}";
        if (answer.LeftOut.Count > 0)
            yield return $"  {string.Join(" and ", answer.LeftOut)}: the closed forms above leave this out of account; {(answer.Result is null ? "add --run" : "the simulation does not")}.";
        foreach (var line in answer.Result is { } result ? Simulation(scenario, result) : [])
            yield return line;
    }

    private static string OfHub(Hub hub) => Text(
        $"{Count(hub.Workers, "worker")}, {Time(hub.ServiceTime)} an attempt, queue {(hub.Queue is { } queue ? Text($"{queue}") : "unbounded")}; ")
        + $"callers wait {Time(hub.Timeout ?? TimeSpan.Zero)} and try {Tries(hub.Attempts)}{(hub.RetryBudget is { } budget ? $", retry budget {new Ratio(budget)}" : "")}";

    private static string Meaning(HubClass found) => found switch
    {
        HubClass.Stable => "it heals by itself from any disturbance",
        HubClass.Vulnerable => "it works, but a large enough disturbance takes it down, and it stays down",
        _ => "it is down without any disturbance",
    };

    private static IEnumerable<string> Thresholds(Scenario scenario, HubForecast forecast)
    {
        yield return $"It works up to {Rate(forecast.CriticalLoadPerSecond)} on the way up, and comes back from any backlog below {Rate(Math.Min(forecast.RecoveryLoadPerSecond, forecast.CriticalLoadPerSecond))}.";
        if (forecast.Utilisation > 1)
            yield return $"At most {Rate(forecast.CapacityPerSecond)} of the {Rate(scenario.CallsPerSecond)} that come can be answered.";
        if (forecast is { Class: HubClass.Vulnerable, CriticalOutage: { } critical })
        {
            yield return $"An outage of {Time(critical)} takes it down{Stated(scenario, critical)}.";
            yield return forecast.FlushRecovers ? "Emptying its queue brings it back." : "Emptying its queue does not bring it back.";
        }

        if (forecast.SafeQueue is { } safe)
            yield return Text($"At most {safe} can wait and still be answered in time; {(scenario.Hub.Queue is { } queue ? Text($"{queue} may") : "nothing bounds the queue")}.");
    }

    private static string Stated(Scenario scenario, TimeSpan critical) => scenario.Disturbances is [{ Kind: DisturbanceKind.Outage } outage, ..]
        ? $"; one of {Time(TimeSpan.FromSeconds(outage.ForSeconds))} {(outage.ForSeconds >= critical.TotalSeconds ? "does" : "does not")}"
        : "";

    private static IEnumerable<string> Simulation(Scenario scenario, SimulationResult result)
    {
        yield return Text($"simulation of {scenario.Seconds:0.###} s, seed {scenario.Seed}: {Label.Of(result.Verdict)}, {Math.Min(1, result.After) * 100:0.#} % of the calls of its last quarter are answered in time");
        foreach (var line in GoodputPlot.Lines(scenario, result))
            yield return $"  {line}";
    }

    private static string Tries(double attempts) =>
        double.IsPositiveInfinity(attempts) ? "without end" : attempts == 1 ? "once" : Text($"{attempts:0.##} times");

    private static string Rate(double perSecond) => Text($"{perSecond:0.#}/s");

    private static string Time(TimeSpan time) => $"{TimeLimit.Of(TimeSpan.FromMilliseconds(Math.Round(time.TotalMilliseconds)) is var rounded && rounded > TimeSpan.Zero ? rounded : time)}";

    private static string Count(long number, string noun) => Text($"{number} {noun}{(number == 1 ? "" : "s")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
