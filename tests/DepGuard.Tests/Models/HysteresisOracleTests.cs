using System.Text.Json;
using DepGuard.Models.Hubs;
using DepGuard.Models.Simulation;
using Xunit;

namespace DepGuard.Tests.Models;

/// <summary>A load that is swept up and down: collapse near the critical load on the way up, recovery at the recovery load on the way down.</summary>
public class HysteresisOracleTests
{
    private const int Step = 150;
    private const int Observed = 30;

    public static TheoryData<int> Sweeps => [.. Enumerable.Range(0, Oracle.Hub.GetProperty("hysteresis").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void The_closed_forms_are_those_of_the_oracle(int index)
    {
        var (sweep, hub) = Get(index);

        Assert.Equal(sweep.GetProperty("capacity").GetDouble(), hub.CapacityPerSecond, 1e-9);
        Assert.Equal(sweep.GetProperty("analytic_crit").GetDouble(), Metastability.CriticalLoadPerSecond(hub with { Queue = null }), 0.06);
        Assert.Equal(sweep.GetProperty("analytic_recover").GetDouble(), hub.RecoveryLoadPerSecond, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void A_swept_hub_collapses_and_recovers_where_the_other_simulator_does(int index)
    {
        var (sweep, hub) = Get(index);
        var (up, down) = (Steps(sweep, "up"), Steps(sweep, "down"));

        var works = Sweep(hub, [.. up, .. down]).ToList();

        // At 200/s, the capacity, chance decides whether a step is long enough to collapse.
        Assert.InRange(up[works.IndexOf(false)], sweep.GetProperty("analytic_crit").GetDouble(), sweep.GetProperty("collapse_load_up").GetDouble());
        Assert.Equal(sweep.GetProperty("recovery_load_down").GetDouble(), down[works.Skip(up.Count).ToList().IndexOf(true)]);
    }

    /// <summary>Whether at least 90 % of the calls are answered in time at the end of each step.</summary>
    private static IEnumerable<bool> Sweep(Hub hub, IReadOnlyList<double> loads)
    {
        var seconds = HubSimulation.Run(new Scenario(hub, loads[0])
        {
            Seconds = loads.Count * Step,
            Disturbances = [.. loads.Select((load, i) => new Disturbance(DisturbanceKind.Load, i * Step, Step, load))],
        }).Seconds;
        return seconds.Chunk(Step).Select(step => step[^Observed..]).Select(end => end.Sum(second => second.Answered) >= 0.9 * end.Sum(second => second.Calls));
    }

    /// <summary>The hub of the rows of the oracle, with the queue and the retries of the sweep.</summary>
    private static (JsonElement Sweep, Hub Hub) Get(int index)
    {
        var sweep = Oracle.Hub.GetProperty("hysteresis")[index];
        return (sweep, new Hub(10, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), 1 + sweep.GetProperty("retries").GetInt32())
        {
            Queue = sweep.GetProperty("queue").GetInt64(),
            ServiceVariation = 0.25,
            Delays = [TimeSpan.FromMilliseconds(100)],
        });
    }

    private static List<double> Steps(JsonElement sweep, string direction) => [.. sweep.GetProperty(direction).EnumerateArray().Select(step => step[0].GetDouble())];
}
