using System.Globalization;
using System.Text.Json;
using DepGuard.Models.Hubs;
using DepGuard.Models.Simulation;
using Xunit;

namespace DepGuard.Tests.Models;

/// <summary>The day of the incident of July 2018, its recoveries and its remedies, played by our simulator and compared with the other one.</summary>
public class IncidentTimelineTests
{
    private const double Window = 120;
    private const double Calm = 60;

    private static readonly JsonElement Incident = Oracle.Hub.GetProperty("mailgun");

    private static readonly Hub Before = new(8, TimeSpan.FromMilliseconds(80), TimeSpan.FromSeconds(2), 4)
    {
        Queue = 5000,
        ServiceVariation = 0.25,
        Delays = [TimeSpan.FromMilliseconds(200)],
    };

    private static readonly Hub WithCycle = Before with { ServiceTime = TimeSpan.FromMilliseconds(150) };

    public static TheoryData<int> Ablations => [.. Enumerable.Range(0, Incident.GetProperty("ablation").GetArrayLength())];

    public static TheoryData<int> Preventions => [.. Enumerable.Range(0, Incident.GetProperty("prevention").GetArrayLength())];

    public static TheoryData<string, double, bool, bool> Singles => new()
    {
        { "baseline", 40, false, true },
        { "cycle_only", 40, true, true },
        { "delegated_only", 65, false, true },
        { "both", 65, true, false },
    };

    [Fact]
    public void The_day_goes_as_in_the_other_simulator()
    {
        var timeline = Incident.GetProperty("timeline");
        var seconds = HubSimulation.Run(Day(timeline)).Seconds;

        foreach (var phase in timeline.GetProperty("phases").EnumerateArray())
        {
            var clock = phase.GetProperty("phase").GetString()!.Split(' ')[0].Split('-').Select(SecondOf).ToArray();
            var seen = seconds.Skip(clock[0]).Take(clock[1] - clock[0]).ToList();
            AssertNear(phase, "attempts", seen.Average(second => second.Attempts));
            AssertNear(phase, "goodput", seen.Average(second => second.Answered));
            Assert.Equal(phase.GetProperty("queue").GetDouble(), seen.Average(second => second.Waiting), 25.0);
        }

        // One run of each: the moment at which the last worker is lost is chance, within minutes.
        var bad = seconds.Chunk(60).Select(minute => minute.Sum(second => second.Answered) < 0.9 * minute.Sum(second => second.Calls)).ToList();
        Assert.InRange(bad.IndexOf(true), (SecondOf(timeline.GetProperty("first_bad_minute").GetString()!) / 60) - 5, (SecondOf(timeline.GetProperty("first_bad_minute").GetString()!) / 60) + 15);
        Assert.Equal(SecondOf(timeline.GetProperty("recovered_at").GetString()!) / 60, bad.LastIndexOf(true));
    }

    [Theory]
    [MemberData(nameof(Singles))]
    public void Each_release_alone_works_and_both_do_not(string name, double load, bool hasCycle, bool works)
    {
        var result = HubSimulation.Run(new Scenario(hasCycle ? WithCycle : Before, load) { Seconds = 1800 });

        var row = Incident.GetProperty("singles").EnumerateArray().Single(row => row.GetProperty("case").GetString() == name);
        Assert.Equal(works, row.GetProperty("verdict").GetString() == "ok");
        Assert.Equal(works, result.After > 0.9);
    }

    [Theory]
    [MemberData(nameof(Ablations))]
    public void A_recovery_succeeds_as_in_the_other_simulator(int index)
    {
        const double begin = 600;
        var row = Incident.GetProperty("ablation")[index];
        var removesCycle = row.GetProperty("remove_cycle").GetBoolean();
        List<Disturbance> happens =
        [
            new(DisturbanceKind.SlowDown, Calm, removesCycle ? begin - Calm : 10_000, 150.0 / 80),
            new(DisturbanceKind.Load, Calm, row.GetProperty("rollback").GetBoolean() ? begin - Calm : 10_000, 65),
        ];
        if (row.GetProperty("restart").GetBoolean())
            happens.Add(new(DisturbanceKind.RefusingRestart, begin, 60));

        var result = HubSimulation.Run(new Scenario(Before, 40) { CalmSeconds = Calm, Seconds = 1500, Disturbances = happens });

        Assert.Equal(row.GetProperty("recovers").GetBoolean(), result.After > 0.9);
        Assert.Equal(row.GetProperty("goodput_ratio")[0].GetDouble(), result.After, 0.05);
    }

    [Theory]
    [MemberData(nameof(Preventions))]
    public void A_remedy_has_the_effect_of_the_other_simulator(int index)
    {
        const int rollback = 960;
        var row = Incident.GetProperty("prevention")[index];
        var change = row.GetProperty("change");
        // A pool that calls itself is beyond this simulator.
        if (change.TryGetProperty("pool", out _))
            return;

        var misses = 1 - (Oracle.Number(change, "cache_hit") ?? 0);
        var seconds = HubSimulation.Run(new Scenario(Changed(change), 40 * misses)
        {
            Seconds = 2 * rollback,
            Disturbances = [new(DisturbanceKind.Load, Calm, rollback - Calm, 65 * misses)],
        }).Seconds;

        Assert.Equal(row.GetProperty("during")[0].GetDouble(), Share(seconds.Skip(rollback - 300).Take(300)), 0.05);
        Assert.Equal(row.GetProperty("after_rollback")[0].GetDouble(), Share(seconds.Skip((2 * rollback) - 240)), 0.05);
    }

    /// <summary>The load of the other simulator in each of its windows; the slow release from 09:30 to 11:45, the restart at 12:30.</summary>
    private static Scenario Day(JsonElement timeline)
    {
        var loads = timeline.GetProperty("series_2min").EnumerateArray()
            .Select(row => new Disturbance(DisturbanceKind.Load, SecondOf(row.GetProperty("t").GetString()!), Window, row.GetProperty("new").GetDouble()));
        Disturbance slow = new(DisturbanceKind.SlowDown, SecondOf("09:30"), SecondOf("11:45") - SecondOf("09:30"), 150.0 / 80);
        return new Scenario(Before, 40)
        {
            Seconds = SecondOf("13:00"),
            Disturbances = [.. loads, slow, new(DisturbanceKind.RefusingRestart, SecondOf("12:30"), 60)],
        };
    }

    private static Hub Changed(JsonElement change) => WithCycle with
    {
        Workers = (long?)Oracle.Number(change, "workers") ?? 8,
        Attempts = 1 + (Oracle.Number(change, "retries") ?? 3),
        RetryBudget = Oracle.Number(change, "budget"),
        Queue = (long?)Oracle.Number(change, "queue") ?? 5000,
        Timeout = TimeSpan.FromSeconds(Oracle.Number(change, "timeout") ?? 2),
    };

    private static double Share(IEnumerable<SimulatedSecond> seconds)
    {
        var list = seconds.ToList();
        return (double)list.Sum(second => second.Answered) / list.Sum(second => second.Calls);
    }

    private static void AssertNear(JsonElement phase, string name, double actual) =>
        Assert.Equal(phase.GetProperty(name).GetDouble(), actual, 0.5 + (0.03 * phase.GetProperty(name).GetDouble()));

    /// <summary>Seconds since 09:00.</summary>
    private static int SecondOf(string clock) => (int)(TimeSpan.Parse(clock, CultureInfo.InvariantCulture) - TimeSpan.FromHours(9)).TotalSeconds;
}
