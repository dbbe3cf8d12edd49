using DepGuard.Configuration;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Checks;

/// <summary>Load and capacity from numbers of <c>depguard.yaml</c>: what adds up, what is left out, and what is said about assumptions.</summary>
public class CapacityTests
{
    [Fact]
    public void Load_is_passed_on_along_calls_with_their_number_and_without_what_caches_answer() =>
        Assert.Contains("15/s reach auth", Message("DPG2301", """
            services: { web: { rate: 100/s }, shop: {}, auth: { workers: 1, service-time: 100ms } }
            edges:
              - { from: web, to: shop, calls: 0.5, cache-hit: 40% }
              - { from: shop, to: auth, calls: 0.5 }
            """));

    [Fact]
    public void A_worker_is_busy_while_it_waits_for_others() =>
        Assert.Contains("which can answer 10/s", Message("DPG2301", """
            services: { auth: { workers: 1, service-time: 20ms, rate: 12/s }, store: { service-time: 40ms } }
            edges: [{ from: auth, to: store, calls: 2 }]
            """));

    /// <summary>Thirty-nine levels of two services have more than 2^38 paths; each service is worked out once.</summary>
    [Fact]
    public void Many_paths_to_the_same_services_are_added_up_service_by_service()
    {
        const int Levels = 39;
        var services = Enumerable.Range(0, Levels).SelectMany(level => new[] { $"a{level}", $"b{level}" }).Select(name => $"{name}: {{ service-time: 1ms }}");
        var calls = Enumerable.Range(0, Levels - 1).SelectMany(level => new[] { ("a", "a"), ("a", "b"), ("b", "a"), ("b", "b") }
            .Select(pair => $"{{ from: {pair.Item1}{level}, to: {pair.Item2}{level + 1}, calls: 0.5 }}"));

        Assert.Contains("which can answer 25/s", Message("DPG2301", $$"""
            services: { auth: { workers: 1, service-time: 1ms, rate: 30/s }, {{string.Join(", ", services)}} }
            edges: [{ from: auth, to: a0 }, {{string.Join(", ", calls)}}]
            """));
    }

    /// <summary>Without limits of time waits multiply from level to level: twenty levels of ten calls make 10^19 ms.</summary>
    [Fact]
    public void Waits_beyond_every_clock_are_told_as_such()
    {
        var services = Enumerable.Range(0, 20).Select(level => $"s{level}: {{ service-time: 10ms }}");
        var calls = Enumerable.Range(0, 19).Select(level => $"{{ from: s{level}, to: s{level + 1}, calls: 10 }}");

        var finding = Of("DPG2301", $$"""
            services: { auth: { workers: 1, service-time: 1ms, rate: 30/s }, {{string.Join(", ", services)}} }
            edges: [{ from: auth, to: s0 }, {{string.Join(", ", calls)}}]
            """);

        Assert.Contains(finding.Related, place => place.Message == "auth waits more than a year for s0");
    }

    [Fact]
    public void Calls_inside_of_a_cycle_lead_no_further()
    {
        var finding = Of("DPG2301", """
            services: { a: { workers: 1, service-time: 100ms, rate: 8/s }, b: { service-time: 10ms } }
            edges: [{ from: a, to: b }, { from: b, to: a, service-time: 50ms }]
            """);

        Assert.StartsWith("16/s reach a, which can answer 9.5/s", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_that_workers_of_their_own_serve_are_no_load() =>
        Assert.DoesNotContain("DPG2301", Rules("""
            services: { a: { workers: 1, service-time: 50ms, rate: 8/s }, b: { service-time: 10ms } }
            edges: [{ from: a, to: b }, { from: b, to: a, service-time: 30ms, pool: separate }]
            """));

    [Theory]
    [InlineData("services: { auth: { workers: 1, rate: 12/s } }")]
    [InlineData("services: { auth: { workers: 1, service-time: 100ms } }")]
    [InlineData("services: { auth: { service-time: 100ms, rate: 12/s } }")]
    [InlineData("services: { auth: { workers: 1, service-time: 100ms, rate: 0/s } }")]
    public void Without_rate_workers_or_service_time_nothing_is_said(string config) =>
        Assert.DoesNotContain(Rules(config), rule => rule.StartsWith("DPG23", StringComparison.Ordinal));

    [Fact]
    public void A_verdict_that_an_assumption_decides_needs_numbers_and_is_no_error()
    {
        var finding = Of("DPG2301", """
            services: { auth: { workers: 2, rate: 30/s } }
            assumptions: { service-time: 80ms }
            """);

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.StartsWith("Needs numbers: service time is assumed", finding.Details[0], StringComparison.Ordinal);
        Assert.Contains(finding.Related, place => place.Message.EndsWith("(assumed)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_verdict_that_stands_with_half_and_twice_of_an_assumption_is_an_error() =>
        Assert.Equal(Severity.Error, Of("DPG2301", """
            services: { auth: { workers: 2, rate: 100/s } }
            assumptions: { service-time: 80ms }
            """).Severity);

    [Fact]
    public void An_auth_service_that_is_nearly_full_and_stays_down_is_an_error() =>
        Assert.Equal(Severity.Error, Of("DPG2302", """
            services: { auth: { roles: [auth], workers: 8, service-time: 80ms, rate: 85/s }, web: { rate: 1/s } }
            edges: [{ from: web, to: auth, attempts: 99, timeout: 2s }]
            """).Severity);

    [Fact]
    public void A_replica_more_is_enough_to_lose_one() =>
        Assert.DoesNotContain("DPG2306", Rules("services: { auth: { replicas: 3, workers: 12, service-time: 80ms, rate: 60/s } }"));

    private static string Message(string rule, string config) => Of(rule, config).Message;

    private static Finding Of(string rule, string config) => Assert.Single(Run(config), finding => finding.Rule.Id == rule);

    private static IEnumerable<string> Rules(string config) => Run(config).Select(finding => finding.Rule.Id);

    private static IReadOnlyList<Finding> Run(string config)
    {
        var file = new SourceFile("depguard.yaml", config);
        var reading = ConfigReader.Read(file, _ => null);
        Assert.Empty(reading.Errors);
        return Analysis.Run(new AnalysisRequest(SourceTree.Of([file])) { Config = reading.Config }).Active;
    }
}
