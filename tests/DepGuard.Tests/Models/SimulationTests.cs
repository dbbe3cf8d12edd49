using System.Text.Json;
using DepGuard.Models.Hubs;
using DepGuard.Models.Simulation;
using Xunit;

namespace DepGuard.Tests.Models;

/// <summary>The simulator against an independent one (rows of <c>hub.json</c>) and against textbook values.</summary>
public class SimulationTests
{
    /// <summary>Every row of the oracle, by id.</summary>
    public static TheoryData<string> Rows => [.. Oracle.Hub.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("params").GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_ends_as_in_the_other_simulator(string id)
    {
        var row = Oracle.Hub.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("params").GetProperty("id").GetString() == id);

        var result = HubSimulation.Run(OracleRow.Scenario(row.GetProperty("params")));

        Assert.Equal(row.GetProperty("verdict").GetString(), result.Verdict.ToString(), ignoreCase: true);
        if (row.GetProperty("recovery_s")[0].ValueKind == JsonValueKind.Number)
            Assert.InRange(result.RecoveredAfter!.Value, (row.GetProperty("recovery_s")[0].GetDouble() * 0.85) - 4, (row.GetProperty("recovery_s")[0].GetDouble() * 1.15) + 4);
    }

    [Fact]
    public void A_seed_fixes_the_run()
    {
        var scenario = new Scenario(new Hub(10, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), 4), 140) { Seconds = 60 };

        Assert.Equal(HubSimulation.Run(scenario).Seconds, HubSimulation.Run(scenario).Seconds);
        Assert.NotEqual(HubSimulation.Run(scenario).Seconds, HubSimulation.Run(scenario with { Seed = 2 }).Seconds);
    }

    /// <summary>Mean attempts that wait, of the textbooks: M/M/1 rho^2/(1-rho), M/M/c by Erlang's C, M/D/1 half of M/M/1.</summary>
    [Theory]
    [InlineData(1, 7, 1, 1.6333)]
    [InlineData(4, 32, 1, 2.3857)]
    [InlineData(1, 8, 0, 1.6)]
    public void The_queue_is_as_long_as_in_the_textbook(int workers, double load, double variation, double expected)
    {
        var hub = new Hub(workers, TimeSpan.FromMilliseconds(100), Timeout: null, Attempts: 1) { ServiceVariation = variation };

        var result = HubSimulation.Run(new Scenario(hub, load) { Seconds = 20_000 });

        Assert.InRange(result.Seconds.Average(second => second.Waiting), expected * 0.93, expected * 1.07);
    }

    /// <summary>M/M/c/K with c = 2, K = 4 and 3 Erlang.</summary>
    [Fact]
    public void A_bounded_queue_refuses_what_the_textbook_says()
    {
        var hub = new Hub(2, TimeSpan.FromMilliseconds(100), Timeout: null, Attempts: 1) { Queue = 2 };

        var result = HubSimulation.Run(new Scenario(hub, 30) { Seconds = 5_000 });

        Assert.InRange(1 - ((double)result.Seconds.Sum(second => second.Answered) / result.Seconds.Sum(second => second.Calls)), BlockedOfBirthAndDeath() - 0.01, BlockedOfBirthAndDeath() + 0.01);
    }

    private static double BlockedOfBirthAndDeath()
    {
        const double offered = 3;
        double[] weights = [1, offered, offered * offered / 2, offered * offered * offered / 4, offered * offered * offered * offered / 8];
        return weights[4] / weights.Sum();
    }
}
