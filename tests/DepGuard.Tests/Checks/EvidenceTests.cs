using DepGuard.Configuration;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Sources;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Checks;

/// <summary>What findings about the graph rest on: every number of a formula with its line or "assumed", and what makes the finding go away.</summary>
public class EvidenceTests
{
    public static TheoryData<string> GraphRules => [.. RulePage.All.Where(page => page.Rule.Surface == Surface.Graph).Select(page => page.Rule.Id)];

    [Theory]
    [MemberData(nameof(GraphRules))]
    public void A_finding_names_the_places_it_rests_on_and_a_way_out(string id)
    {
        var files = RulePage.For(id).Bad.ToDictionary(block => block.File!, block => block.Text.Split('\n'));

        Assert.All(FindingsOf(id), finding =>
        {
            Assert.NotEmpty(finding.Remedies);
            Assert.NotEmpty(finding.Related);
            Assert.All(finding.Related.Select(place => place.At).Append(finding.At), at => Assert.NotEqual("", files[at.Path][at.Line - 1].Trim()));
        });
    }

    [Theory]
    [InlineData("DPG2006", "auth has 10 workers", "auth works 50 ms", "30/s reach auth", "accounts works 30 ms", "accounts -> auth: such a call takes 20 ms")]
    [InlineData("DPG2007", "auth -> accounts: 0.3 calls for each request", "4 attempts", "once for each request (assumed)")]
    [InlineData("DPG2008", "one copy of vault runs", "checkout is of tier 1")]
    [InlineData("DPG2102", "web -> orders: client depguard.yaml (4 attempts)", "orders -> auth: client depguard.yaml (4 attempts)")]
    [InlineData("DPG2103", "gateway haproxy (3 attempts)", "sidecar istio (3 attempts by default)")]
    [InlineData("DPG2202", "web -> orders: client depguard.yaml", "4 attempts x 1 s with delays from 200 ms on")]
    [InlineData("DPG2204", "within 900 ms (declared)")]
    [InlineData("DPG2301", "auth has 8 workers", "auth works 150 ms", "web gets 40/s", "smtp gets 25/s", "Assumed: one call for each request", "a queue without bound")]
    [InlineData("DPG2302", "auth has 8 workers", "auth works 80 ms", "web gets 40/s", "4 attempts, 2 s for each", "Assumed: one call for each request", "exponential")]
    [InlineData("DPG2303", "auth has 8 workers", "auth works 80 ms", "5000 requests may wait", "2 s for each")]
    [InlineData("DPG2304", "auth has 8 workers", "auth works 80 ms", "web gets 200/s", "web -> auth: a cache answers 80 % of the calls")]
    [InlineData("DPG2305", "auth has 8 workers", "auth works 80 ms", "edge gets 60/s", "2 attempts", "exponential")]
    [InlineData("DPG2306", "auth has 2 replicas", "auth has 8 workers", "auth works 80 ms", "web gets 60/s")]
    [InlineData("DPG2401", "payment promises 99.9 %", "orders promises 99.95 %", "stock promises 99.95 %")]
    [InlineData("DPG2402", "checkout of tier 1", "recommendations of tier 3")]
    [InlineData("DPG2404", "the alert ")]
    public void A_finding_shows_every_input_of_its_formula(string id, params string[] inputs)
    {
        var finding = FindingsOf(id)[0];
        var shown = finding.Related.Select(place => place.Message).Concat(finding.Details).ToList();

        Assert.All(inputs, input => Assert.Contains(shown, text => text.Contains(input, StringComparison.Ordinal)));
    }

    [Fact]
    public void Rates_and_calls_far_before_a_hub_are_inputs_too()
    {
        var shown = Run("""
            services: { web: { rate: 100/s }, shop: {}, auth: { workers: 1, service-time: 100ms } }
            edges:
              - { from: web, to: shop, calls: 0.5, cache-hit: 40%, attempts: 3 }
              - { from: shop, to: auth }
            """).First(finding => finding.Rule.Id == "DPG2301").Related;

        Assert.Contains(shown, place => place is { Message: "web gets 100/s and calls shop", At.Line: 1 });
        Assert.Contains(shown, place => place is { Message: "web -> shop: 0.5 calls for each request", At.Line: 3 });
        Assert.Contains(shown, place => place is { Message: "web -> shop: a cache answers 40 % of the calls", At.Line: 3 });
        Assert.Contains(shown, place => place is { Message: "web -> shop: client depguard.yaml (3 attempts)", At.Line: 3 });
    }

    [Fact]
    public void A_pool_that_only_an_assumption_locks_up_needs_numbers()
    {
        var finding = Run("""
            services: { auth: { workers: 10, rate: 11/s }, accounts: {} }
            edges:
              - { from: auth, to: accounts }
              - { from: accounts, to: auth, service-time: 5ms }
            assumptions: { service-time: 100ms }
            """).Single(finding => finding.Rule.Id == "DPG2006");

        Assert.StartsWith("Needs numbers: service time is assumed", finding.Details[0], StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, finding.Severity);
    }

    private static List<Finding> FindingsOf(string id)
    {
        var example = RulePage.For(id).Bad;
        var config = example.FirstOrDefault(block => block.File == "depguard.yaml");
        List<Finding> findings = [.. Run([.. example.Select(block => block.ToSourceFile())], config?.ToSourceFile()).Where(finding => finding.Rule.Id == id)];
        Assert.NotEmpty(findings);
        return findings;
    }

    private static IReadOnlyList<Finding> Run(string config) => Run([new("depguard.yaml", config)], new("depguard.yaml", config));

    private static IReadOnlyList<Finding> Run(IReadOnlyList<SourceFile> files, SourceFile? config) =>
        Analysis.Run(new AnalysisRequest(SourceTree.Of(files)) { Config = config is null ? DepGuardConfig.Default : ConfigReader.Read(config, _ => null).Config }).Active;
}
