using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>The user's own rules about edges.</summary>
public class ConstraintTests
{
    [Theory]
    [InlineData("{ from: web, to: auth }", 1)]
    [InlineData("{ from: \"w*\", to: { name: [auth, other] } }", 1)]
    [InlineData("{ from: { layer: front }, to: { owner: team-a, tier: [0, 1] } }", 1)]
    [InlineData("{ from: { kind: service }, to: { role: auth }, kind: sync }", 1)]
    [InlineData("{ from: web, to: auth, kind: [data, async] }", 0)]
    [InlineData("{ from: { layer: back }, to: auth }", 0)]
    [InlineData("{ from: { label: pci }, to: auth }", 0)]
    [InlineData("{ from: auth, to: web }", 0)]
    public void A_forbidden_edge_is_found_by_everything_that_is_known(string constraint, int status)
    {
        using var tree = Systems.Of(
            ("compose.yaml", Systems.Healthy),
            ("depguard.yaml", $$"""
                services:
                  web: { layer: front }
                  auth: { roles: [auth], owner: team-a, tier: 0 }
                constraints:
                  forbidden: [ {{constraint}} ]
                """));

        Assert.Equal(status, tree.Run("check").Status);
    }

    [Theory]
    [InlineData("constraints: { forbiden: [] }", "did you mean 'forbidden'?")]
    [InlineData("constraints: { forbidden: [ { from: { lajer: web }, to: auth } ] }", "did you mean 'layer'?")]
    [InlineData("constraints: { forbidden: [ { from: web, too: auth } ] }", "unknown key of a constraint 'too'")]
    [InlineData("constraints: { required: [ { service: {}, to: auth } ] }", "needs 'service' and 'to'")]
    [InlineData("constraints: { required: { service: web, to: auth } }", "a list is expected")]
    [InlineData("constraints: { forbidden: [ { from: { kind: servise }, to: auth } ] }", "did you mean 'service'?")]
    [InlineData("constraints: { forbidden: [ { from: { tier: one }, to: auth } ] }", "'one' is no tier")]
    public void A_constraint_that_is_none_is_an_error_with_a_hint(string config, string message)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.yaml", config + "\n"));

        var outcome = tree.Run("check");

        Assert.Equal(2, outcome.Status);
        Assert.Contains(message, outcome.Error);
    }

    [Fact]
    public void A_required_edge_that_is_missing_is_reported_at_the_service()
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("depguard.yaml", "constraints: { required: [ { service: auth, to: web, reason: agreed } ] }\n"));

        var outcome = tree.Run("check");

        Assert.Contains("warning DPG2502: auth does not call web", outcome.Out);
        Assert.Contains("agreed", outcome.Out);
    }
}
