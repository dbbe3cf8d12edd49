using DepGuard.Graph;
using Xunit;

namespace DepGuard.Tests.Graph;

public sealed class FeedbackEdgeSetTests
{
    [Fact]
    public void The_first_call_is_removed_where_all_cost_the_same()
    {
        Assert.Equal(["a -> b"], Removed("a -> b", "b -> c", "c -> a"));
    }

    [Fact]
    public void A_message_is_removed_rather_than_a_call()
    {
        Assert.Equal(["b -> c"], Removed("a -> b", "b -> c [async]", "c -> a"));
    }

    [Fact]
    public void A_call_that_authenticates_is_removed_last()
    {
        Assert.Equal(["b -> a"], Removed("a -> b [auth]", "b -> a"));
    }

    [Fact]
    public void One_edge_on_many_cycles_is_removed_rather_than_many()
    {
        Assert.Equal(["x -> y"], Removed("x -> y", "y -> a", "y -> b", "y -> c", "a -> x", "b -> x", "c -> x"));
    }

    [Fact]
    public void All_edges_between_two_services_are_removed_together()
    {
        Assert.Equal(["b -> a"], Removed("a -> b", "a -> b [async]", "b -> a"));
    }

    [Fact]
    public void A_long_ring_is_exact_although_the_order_is_a_heuristic()
    {
        var set = Graphs.Of(200, Enumerable.Range(0, 200).Select(i => (i, (i + 1) % 200))).OnlyCycle().FeedbackEdges;

        Assert.Single(set.Edges);
        Assert.True(set.IsExact);
    }

    private static IEnumerable<string> Removed(params string[] lines) =>
        Graphs.Of(lines).OnlyCycle().FeedbackEdges.Edges.Select(edge => edge.ToString());
}
