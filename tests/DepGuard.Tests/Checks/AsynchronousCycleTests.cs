using DepGuard.Checks.Topology;
using DepGuard.Contracts;
using Xunit;

namespace DepGuard.Tests.Checks;

public sealed class AsynchronousCycleTests
{
    private static readonly AsynchronousCycle Check = new();

    [Fact]
    public void A_message_back_closes_a_cycle()
    {
        var finding = Assert.Single(Check.Run("a -> b", "b -> a [async]"));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal(["a calls b", "b sends messages to a"], finding.Related.Select(related => related.Message));
        Assert.Equal("Remove the message b -> a (graph.txt:2).", finding.Remedies[0]);
    }

    [Fact]
    public void A_shared_broker_closes_no_cycle()
    {
        Assert.Empty(Check.Run("bus: broker", "a -> bus [async]", "bus -> b [async]", "b -> bus [async]", "bus -> a [async]"));
    }

    [Fact]
    public void A_component_of_calls_is_left_to_the_other_rule()
    {
        Assert.Empty(Check.Run("a -> b", "b -> a", "a -> b [async]"));
    }

    [Fact]
    public void A_component_that_messages_make_larger_is_shown_by_a_message()
    {
        var finding = Assert.Single(Check.Run("a -> b", "b -> a", "b -> c [async]", "c -> a"));

        Assert.Equal(["a", "b", "c", "a"], finding.Path);
        Assert.Equal(["a", "b", "c"], finding.Services);
    }

    [Fact]
    public void A_guessed_message_closes_no_cycle()
    {
        Assert.Empty(Check.Run("a -> b", "b -> a [async guessed]"));
    }
}
