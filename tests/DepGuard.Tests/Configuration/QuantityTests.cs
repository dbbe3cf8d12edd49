using DepGuard.Configuration;
using DepGuard.Facts.Policies;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Configuration;

/// <summary>Quantities of <c>depguard.yaml</c>: what people write for rates, times, shares and counts, and what is refused.</summary>
public class QuantityTests
{
    [Theory]
    [InlineData("40/s", 40)]
    [InlineData("40", 40)]
    [InlineData("2400/min", 40)]
    [InlineData("90 / h", 0.025)]
    public void A_rate_is_per_second(string text, double expected) =>
        Assert.Equal(expected, Service($"rate: {text}").Numbers.Rate!.Value, 12);

    [Theory]
    [InlineData("60%", 0.6)]
    [InlineData("0.6", 0.6)]
    [InlineData("100 %", 1)]
    public void A_share_is_a_number_or_a_percentage(string text, double expected) =>
        Assert.Equal(expected, Read($"edges: [{{ from: a, to: b, cache-hit: {text} }}]").Config.Edges[0].Usage.CacheHit!.Value.Value, 12);

    [Fact]
    public void A_queue_may_have_no_bound() => Assert.Equal(long.MaxValue, Service("queue: unbounded").Numbers.Queue!.Value);

    [Fact]
    public void What_is_assumed_says_so() =>
        Assert.Equal(Provenance.Assumed, Read("assumptions: { service-time: 50ms }").Config.Assumptions.ServiceTime!.Provenance);

    [Theory]
    [InlineData("services: { a: { rate: 40/fortnight } }", "40/fortnight")]
    [InlineData("services: { a: { service-time: 80 } }", "80")]
    [InlineData("services: { a: { service-time: 0s } }", "0s")]
    [InlineData("services: { a: { workers: 0 } }", "from 1 on")]
    [InlineData("services: { a: { workers: 99999999999 } }", "99999999999")]
    [InlineData("services: { a: { queue: many } }", "many")]
    [InlineData("services: { a: { objective: 120% } }", "120%")]
    [InlineData("edges: [{ from: a, to: b, attempts: 0 }]", "from 1 on")]
    [InlineData("edges: [{ from: a, to: b, calls: -1 }]", "-1")]
    [InlineData("assumptions: { rate: 4/s }", "unknown assumption 'rate'")]
    [InlineData("services: { a: { worker: 8 } }", "did you mean 'workers'?")]
    public void What_is_no_quantity_is_an_error_with_its_place(string text, string expected)
    {
        var error = Assert.Single(Read(text).Errors);
        Assert.StartsWith("depguard.yaml(1,", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    private static ServiceConfig Service(string number) => Read($"services: {{ a: {{ {number} }} }}").Config.Services[0];

    private static ConfigReading Read(string text) => ConfigReader.Read(new SourceFile("depguard.yaml", text), _ => null);
}
