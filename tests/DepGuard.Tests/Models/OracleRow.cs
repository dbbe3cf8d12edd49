using System.Text.Json;
using DepGuard.Models.Hubs;
using DepGuard.Models.Simulation;

namespace DepGuard.Tests.Models;

/// <summary>A row of the oracle as a scenario: 60 calm seconds, the trigger, and what is done about it, in seconds after the trigger.</summary>
internal static class OracleRow
{
    private const double Calm = 60;

    public static Scenario Scenario(JsonElement row)
    {
        var trigger = row.GetProperty("trigger");
        var end = Calm + trigger.GetProperty("d").GetDouble();
        var after = row.TryGetProperty("after", out var actions) ? actions.EnumerateArray().Select(action => Action(action, end)) : [];
        return new Scenario(HubOf(row), row.GetProperty("lam").GetDouble())
        {
            NewestFirst = Text(row, "disc") == "lifo",
            HasJitter = Text(row, "jitter") == "full",
            ShedMargin = row.TryGetProperty("shed", out _) ? Time(Oracle.Number(row, "margin") ?? 0) : null,
            Breaker = row.TryGetProperty("breaker", out var breaker) ? Breaker(breaker) : null,
            CalmSeconds = Calm,
            Seconds = end + (Oracle.Number(row, "horizon") ?? 240),
            Disturbances = [Trigger(trigger, Oracle.Number(row, "S")!.Value), .. after],
        };
    }

    /// <summary>The oracle's hub has the mean delay; the simulation draws delays itself.</summary>
    private static Hub HubOf(JsonElement row)
    {
        var hub = Oracle.HubOf(row);
        return Text(row, "jitter") == "full" ? hub with { Delays = [.. hub.Delays.Select(delay => 2 * delay)] } : hub;
    }

    private static Disturbance Trigger(JsonElement trigger, double serviceTime)
    {
        var seconds = trigger.GetProperty("d").GetDouble();
        return Text(trigger, "kind") switch
        {
            "surge" => new(DisturbanceKind.Load, Calm, seconds, Oracle.Number(trigger, "rate")!.Value),
            "slow" => new(DisturbanceKind.SlowDown, Calm, seconds, Oracle.Number(trigger, "S")!.Value / serviceTime),
            _ => new(DisturbanceKind.Outage, Calm, seconds),
        };
    }

    private static Disturbance Action(JsonElement action, double end)
    {
        var at = end + action.GetProperty("at").GetDouble();
        return Text(action, "kind") switch
        {
            "cut" => new(DisturbanceKind.Load, at, action.GetProperty("d").GetDouble(), Oracle.Number(action, "rate")!.Value),
            "flush" => new(DisturbanceKind.Flush, at),
            _ => new(Text(action, "mode") == "blackhole" ? DisturbanceKind.SilentRestart : DisturbanceKind.RefusingRestart, at, action.GetProperty("down").GetDouble()),
        };
    }

    private static BreakerSettings Breaker(JsonElement breaker) => new(
        Oracle.Number(breaker, "threshold")!.Value, (int)Oracle.Number(breaker, "min")!.Value, Time(Oracle.Number(breaker, "window")!.Value), Time(Oracle.Number(breaker, "open")!.Value));

    private static TimeSpan Time(double seconds) => TimeSpan.FromSeconds(seconds);

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;
}
