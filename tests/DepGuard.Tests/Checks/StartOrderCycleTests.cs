using DepGuard.Checks.Topology;
using Xunit;

namespace DepGuard.Tests.Checks;

public sealed class StartOrderCycleTests
{
    private static readonly StartOrderCycle Check = new();

    [Fact]
    public void A_cycle_of_start_orders_is_a_finding()
    {
        var finding = Assert.Single(Check.Run("a -> b [startup]", "b -> a [startup]", "a -> b"));

        Assert.Equal(["a starts after b", "b starts after a"], finding.Related.Select(related => related.Message));
        Assert.Equal("Remove the dependency a -> b (graph.txt:1).", finding.Remedies[0]);
    }

    [Fact]
    public void A_call_back_closes_no_start_order()
    {
        Assert.Empty(Check.Run("a -> b [startup]", "b -> a"));
    }
}
