using DepGuard.Models.Hubs;
using DepGuard.Models.Simulation;
using Xunit;

namespace DepGuard.Tests.Models;

/// <summary>Disturbances of a simulation that overlap or follow each other.</summary>
public class OverlapTests
{
    private static readonly Hub Hub = new(10, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), 1);

    [Fact]
    public void The_end_of_a_surge_does_not_end_an_outage()
    {
        var seconds = Run(new(DisturbanceKind.Load, 60, 30, 120), new(DisturbanceKind.Outage, 80, 40));

        Assert.Equal(0, seconds.Skip(95).Take(20).Sum(second => second.Answered));
    }

    [Fact]
    public void A_load_that_follows_another_at_once_lasts()
    {
        var seconds = Run(new(DisturbanceKind.Load, 60, 30, 20), new(DisturbanceKind.Load, 90, 60, 150));

        Assert.InRange(seconds.Skip(60).Take(30).Average(second => second.Calls), 15, 25);
        Assert.InRange(seconds.Skip(90).Take(60).Average(second => second.Calls), 140, 160);
        Assert.InRange(seconds.Skip(150).Average(second => second.Calls), 90, 110);
    }

    private static IReadOnlyList<SimulatedSecond> Run(params Disturbance[] disturbances) =>
        HubSimulation.Run(new Scenario(Hub, 100) { Seconds = 240, Disturbances = disturbances }).Seconds;
}
