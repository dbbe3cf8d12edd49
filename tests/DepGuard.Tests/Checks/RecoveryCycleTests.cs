using DepGuard.Checks.Topology;
using Xunit;

namespace DepGuard.Tests.Checks;

public class RecoveryCycleTests
{
    private static readonly RecoveryCycle Check = new();

    [Fact]
    public void A_start_order_against_a_call_leaves_no_first_service() =>
        Assert.Contains("web starts only after auth, which needs web to work", Assert.Single(Check.RunOn("web -> auth [startup]", "auth -> web")).Message);

    [Fact]
    public void What_repairs_a_service_must_not_need_it() =>
        Assert.Contains("repairing auth takes console", Assert.Single(Check.RunOn("auth -> console [control operator]", "console -> auth")).Message);

    [Theory]
    [InlineData("web -> auth [startup]", "web -> auth")]
    [InlineData("web -> auth", "auth -> web")]
    [InlineData("web -> auth [startup]", "auth -> web [startup]")]
    [InlineData("web -> auth [startup]", "web -> auth", "auth -> web")]
    [InlineData("auth -> console [control]", "console -> auth")]
    [InlineData("web -> auth [startup]", "auth -> web [async]")]
    public void Other_rules_cycles_and_one_way_dependencies_are_left_alone(params string[] graph) => Assert.Empty(Check.RunOn(graph));
}
