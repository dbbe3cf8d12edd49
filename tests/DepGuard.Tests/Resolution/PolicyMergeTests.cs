using DepGuard.Facts.Policies;
using DepGuard.Resolution;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Resolution;

public class PolicyMergeTests
{
    private static readonly SourceSpan At = SourceSpan.StartOf("a.yaml");

    [Fact]
    public void A_stated_number_replaces_the_default_of_its_product_and_leaves_the_other_defaults()
    {
        var merged = PolicyMerge.Of(
        [
            Policy("istio", Provenance.Default) with { Attempts = Attempts.Of(3), Connect = TimeLimit.Seconds(10) },
            Policy("istio", Provenance.Declared) with { Attempts = Attempts.Of(5) },
        ]);

        Assert.Equal(
            [
                Policy("istio", Provenance.Declared) with { Attempts = Attempts.Of(5) },
                Policy("istio", Provenance.Default) with { Connect = TimeLimit.Seconds(10) },
            ],
            merged);
    }

    [Fact]
    public void A_limit_that_is_switched_off_replaces_the_default_too()
    {
        var merged = PolicyMerge.Of(
        [
            Policy("envoy", Provenance.Default) with { Deadline = TimeLimit.Seconds(15) },
            Policy("envoy", Provenance.Declared) with { Deadline = TimeLimit.None },
        ]);

        Assert.Equal([Policy("envoy", Provenance.Declared) with { Deadline = TimeLimit.None }], merged);
    }

    [Fact]
    public void Of_several_routes_the_worst_case_counts()
    {
        var merged = PolicyMerge.Of(
        [
            Policy("nginx", Provenance.Declared) with { Attempts = Attempts.Of(2), Idle = TimeLimit.Seconds(60) },
            Policy("nginx", Provenance.Declared) with { Attempts = Attempts.Of(4), Idle = TimeLimit.Seconds(5) },
        ]);

        Assert.Equal([Policy("nginx", Provenance.Declared) with { Attempts = Attempts.Of(4), Idle = TimeLimit.Seconds(60) }], merged);
    }

    [Fact]
    public void Products_act_on_top_of_each_other()
    {
        var merged = PolicyMerge.Of(
        [
            Policy("polly", Provenance.Declared) with { Attempts = Attempts.Of(3) },
            Policy("istio", Provenance.Default) with { Attempts = Attempts.Of(3) },
        ]);

        Assert.Equal(["istio", "polly"], merged.Select(policy => policy.Product));
    }

    [Fact]
    public void Failures_that_any_of_the_alternatives_retries_are_retried()
    {
        var merged = Assert.Single(PolicyMerge.Of(
        [
            Policy("istio", Provenance.Declared) with { RetryOn = ["503"] },
            Policy("istio", Provenance.Declared) with { RetryOn = ["503", "404"] },
        ]));

        Assert.Equal(["503", "404"], merged.RetryOn);
    }

    private static CallPolicy Policy(string product, Provenance provenance) => new(Layer.Sidecar, product, provenance, At);
}
