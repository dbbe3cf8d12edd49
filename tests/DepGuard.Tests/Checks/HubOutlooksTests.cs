using DepGuard.Configuration;
using DepGuard.Findings;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Checks;

/// <summary>Where hubs at risk stand, with the numbers of the incident of 2018.</summary>
public class HubOutlooksTests
{
    private const string Calls = "edges: [{ from: web, to: auth, attempts: 4, timeout: 2s, backoff: 200ms }]";

    [Fact]
    public void A_vulnerable_hub_works_and_would_stay_down_at_the_same_load()
    {
        var outlook = Assert.Single(Run($"services: {{ web: {{ rate: 40/s }}, auth: {{ workers: 8, service-time: 80ms, queue: 5000 }} }}\n{Calls}").Outlooks);

        Assert.Equal("auth", outlook.Service);
        Assert.Equal((40, 100, 25), (outlook.Now.Load, outlook.Now.Capacity, outlook.Now.Recovery));
        Assert.InRange(outlook.Now.Critical, 95, 100);
        Assert.InRange(outlook.Now.TippingOutage!.Value.TotalSeconds, 3.4, 3.6);
        Assert.All(outlook.Curve, point => Assert.Equal(point.Load <= outlook.Now.Critical, point.Working is not null));
        Assert.All(outlook.Curve.Where(point => point.Load > outlook.Now.Recovery + 1), point => Assert.NotNull(point.Down));
        Assert.All(outlook.Curve.Where(point => point.Load < outlook.Now.Recovery - 1), point => Assert.Null(point.Down));
    }

    [Fact]
    public void A_change_shows_the_hub_before_and_after()
    {
        var before = Run($"services: {{ web: {{ rate: 40/s }}, auth: {{ workers: 8, service-time: 80ms, queue: 5000 }} }}\n{Calls}");
        var outlook = Assert.Single(Run($"services: {{ web: {{ rate: 65/s }}, auth: {{ workers: 8, service-time: 150ms, queue: 5000 }} }}\n{Calls}", before).Outlooks);

        Assert.Equal((40, 40), (outlook.Before!.Load, Math.Round(outlook.Before.Answered)));
        Assert.Equal((65, 0, 53.3), (outlook.Now.Load, Math.Round(outlook.Now.Answered), Math.Round(outlook.Now.Capacity, 1)));
        Assert.Equal(TimeSpan.Zero, outlook.Now.TippingOutage);
    }

    [Fact]
    public void A_hub_that_heals_by_itself_has_none() =>
        Assert.Empty(Run("services: { web: { rate: 20/s }, auth: { workers: 8, service-time: 80ms } }\nedges: [{ from: web, to: auth, attempts: 1, timeout: 2s }]").Outlooks);

    private static AnalysisResult Run(string config, AnalysisResult? before = null)
    {
        var file = new SourceFile("depguard.yaml", config);
        var reading = ConfigReader.Read(file, _ => null);
        Assert.Empty(reading.Errors);
        return Analysis.Run(new AnalysisRequest(SourceTree.Of([file])) { Config = reading.Config, Before = before });
    }
}
