using DepGuard.Models.Availability;
using DepGuard.Models.Deadlines;
using DepGuard.Models.Hubs;
using DepGuard.Models.Load;
using DepGuard.Models.Retries;
using Xunit;

namespace DepGuard.Tests.Models;

/// <summary>Numbers that the documentation of the models works out by hand.</summary>
public sealed class WorkedNumberTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(0.1, 1.111, 1.371, 1.111)]
    [InlineData(0.5, 1.875, 6.592, 2.000)]
    [InlineData(0.9, 3.439, 40.67, 9.988)]
    [InlineData(0.99, 3.940, 61.18, 47.44)]
    [InlineData(1, 4, 64, 64)]
    public void Three_layers_of_four_attempts(double failureRate, double one, double independent, double onlyLast)
    {
        Assert.Equal(one, RetryLoad.ExpectedAttempts(failureRate, 4), 0.001);
        Assert.Equal(independent, RetryLoad.Independent(failureRate, [4, 4, 4]), 0.01);
        Assert.Equal(onlyLast, RetryLoad.OnlyTheLastFails(failureRate, [4, 4, 4]), 0.01);
    }

    [Fact]
    public void A_cycle_that_is_harmless_only_while_it_succeeds()
    {
        LoadEdge[] cycle = [new(0, 1, Attempts: 4, Share: 0.3), new(1, 0, Attempts: 4)];
        Assert.Equal(57.1, LoadGraph.Of(2, cycle).Solve([40, 0], 0).PerSecond[0], 0.05);
        Assert.Equal(4.8, CycleGain.At(cycle, 1), 1e-9);
        Assert.Equal(0.482, CycleGain.CriticalFailureRate(cycle)!.Value, 0.001);
    }

    [Fact]
    public void A_deadline_above_four_attempts_with_growing_delays()
    {
        var retry = new RetryTiming(4, Second, 0.2 * Second, 2);
        Assert.Equal(5.4 * Second, retry.Need);
        Assert.Equal(0.63, DeadlineFlow.WastedShare(2 * Second, retry.Need), 0.005);
        Assert.Equal(1, retry.LargestThatFits(2 * Second));
        Assert.False(retry.RetryCannotFit(2 * Second));
    }

    [Fact]
    public void Availability_of_sets_and_copies()
    {
        Assert.Equal(0.99790, SetAvailability.Of([0.999, 0.9995, 0.9999, 0.9995], [(0, 1), (0, 2), (1, 3), (2, 3)])[0], 1e-5);
        Assert.Equal(0.9999, Objectives.KOfN(1, 2, 0.99), 1e-12);
        Assert.Equal(47.52, Objectives.ShortfallMinutes(0.999, 0.9979), 0.01);
        Assert.Equal(0.634, LatencyDistribution.FanOutTail(100), 0.001);
    }

    [Fact]
    public void Caches()
    {
        Assert.Equal(100, Caching.MostMissesPerSecond(200, 30, 60 * Second), 1e-9);
        Assert.Equal(10, Caching.ColdFactor(0.9), 1e-9);
        Assert.Equal(0.22, Caching.RequiredHitRate(65, 53.3), 0.005);
    }

    [Fact]
    public void Surge_and_drain()
    {
        var hub = new Hub(10, 0.05 * Second, Second, 4);
        Assert.Equal(3.17, Backlog.CriticalSurge(hub, 260)!.Value.TotalSeconds, 0.01);
        Assert.Equal(375.0, Backlog.Drain(new(8, 0.15 * Second, Second, 1), 5000, 40)!.Value.TotalSeconds, 0.01);
    }
}
