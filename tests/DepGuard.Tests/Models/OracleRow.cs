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
            ShedMargin = row.TryGetProperty("shed", out _) ? Time(Number(row, "margin") ?? 0) : null,
            Breaker = row.TryGetProperty("breaker", out var breaker) ? Breaker(breaker) : null,
            CalmSeconds = Calm,
            Seconds = end + (Number(row, "horizon") ?? 240),
            Disturbances = [Trigger(trigger, Number(row, "S")!.Value), .. after],
        };
    }

    public static Hub HubOf(JsonElement row)
    {
        var (first, growth) = (Number(row, "b")!.Value, Number(row, "mult")!.Value);
        var retries = (int)Number(row, "R")!.Value;
        return new Hub((long)Number(row, "c")!.Value, Time(Number(row, "S")!.Value), Time(Number(row, "T")!.Value), 1 + retries)
        {
            RetryBudget = Number(row, "budget"),
            Queue = (long?)Number(row, "Q"),
            ServiceVariation = Text(row, "dist") switch { "erlang4" => 0.25, "det" => 0, _ => 1 },
            Delays = [.. Enumerable.Range(0, retries).Select(i => Time(first * Math.Pow(growth, i)))],
        };
    }

    private static Disturbance Trigger(JsonElement trigger, double serviceTime)
    {
        var seconds = trigger.GetProperty("d").GetDouble();
        return Text(trigger, "kind") switch
        {
            "surge" => new(DisturbanceKind.Load, Calm, seconds, Number(trigger, "rate")!.Value),
            "slow" => new(DisturbanceKind.SlowDown, Calm, seconds, Number(trigger, "S")!.Value / serviceTime),
            _ => new(DisturbanceKind.Outage, Calm, seconds),
        };
    }

    private static Disturbance Action(JsonElement action, double end)
    {
        var at = end + action.GetProperty("at").GetDouble();
        return Text(action, "kind") switch
        {
            "cut" => new(DisturbanceKind.Load, at, action.GetProperty("d").GetDouble(), Number(action, "rate")!.Value),
            "flush" => new(DisturbanceKind.Flush, at),
            _ => new(Text(action, "mode") == "blackhole" ? DisturbanceKind.SilentRestart : DisturbanceKind.RefusingRestart, at, action.GetProperty("down").GetDouble()),
        };
    }

    private static BreakerSettings Breaker(JsonElement breaker) => new(
        Number(breaker, "threshold")!.Value, (int)Number(breaker, "min")!.Value, Time(Number(breaker, "window")!.Value), Time(Number(breaker, "open")!.Value));

    private static TimeSpan Time(double seconds) => TimeSpan.FromSeconds(seconds);

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double? Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
