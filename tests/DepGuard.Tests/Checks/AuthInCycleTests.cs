using DepGuard.Checks;
using DepGuard.Checks.Topology;
using Xunit;

namespace DepGuard.Tests.Checks;

public sealed class AuthInCycleTests
{
    private static readonly AuthInCycle Check = new();

    [Theory]
    [InlineData("auth", "authentication")]
    [InlineData("registry", "service discovery")]
    [InlineData("configserver", "configuration")]
    [InlineData("dns", "name resolution")]
    public void A_hub_in_a_cycle_is_named_with_what_it_provides(string role, string provides)
    {
        var finding = Assert.Single(Check.Run($"hub: {role}", "users -> hub", "hub -> users"));

        Assert.Contains("hub", finding.Message);
        Assert.Equal($"hub provides {provides} to others.", finding.Details[0]);
    }

    [Fact]
    public void It_replaces_the_circular_dependency()
    {
        string[] graph = ["login: auth", "users -> login", "login -> users", "a -> b", "b -> a"];

        Assert.Equal(["login", "users"], Assert.Single(Check.Run(graph)).Services);
        Assert.Equal(["a", "b"], Assert.Single(new CircularDependency().Run(graph)).Services);
    }

    [Fact]
    public void The_shown_cycle_passes_through_the_hub()
    {
        var finding = Assert.Single(Check.Run("login: auth", "a -> b", "b -> a", "b -> login", "login -> c", "c -> a"));

        Assert.Equal(["a", "b", "login", "c", "a"], finding.Path);
    }

    [Fact]
    public void A_cycle_that_only_calls_the_hub_is_no_finding()
    {
        Assert.Empty(Check.Run("login: auth", "a -> b", "b -> a", "a -> login"));
    }

    [Fact]
    public void Checks_are_sorted_and_have_a_rule_each()
    {
        var ids = All.Checks.Select(check => check.Rule.Id).ToList();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }
}
