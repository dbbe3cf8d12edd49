using Xunit;
using CallMode = DepGuard.Facts.CallMode;

namespace DepGuard.Tests.Graph;

public sealed class CycleTests
{
    [Fact]
    public void The_smallest_id_comes_first()
    {
        Assert.Equal("a -> c -> b -> a", Graphs.Of("c -> b", "b -> a", "a -> c").OnlyCycle().ShortestCycle()!.ToString());
    }

    [Fact]
    public void Of_cycles_of_one_length_the_lexicographically_first_is_shown()
    {
        var component = Graphs.Of("c -> d", "d -> c", "b -> c", "c -> b", "a -> d", "b -> a").OnlyCycle();

        Assert.Equal("b -> c -> b", component.ShortestCycle()!.ToString());
        Assert.Equal(["b -> c -> b", "c -> d -> c", "a -> d -> c -> b -> a"], component.Cover.Cycles.Select(cycle => cycle.ToString()));
    }

    [Fact]
    public void A_cycle_through_an_edge_shows_that_edge_beside_another_of_the_same_ends()
    {
        var component = Graphs.Of("a -> b", "b -> a", "b -> c", "c -> a [sync]", "c -> a [async]").OnlyCycle();

        var cycle = component.ShortestCycle(edge => edge.Mode == CallMode.Async)!;

        Assert.Equal("a -> b -> c -> a", cycle.ToString());
        Assert.Equal(CallMode.Async, cycle.Edges[2].Mode);
    }

    [Fact]
    public void A_cycle_through_an_edge_that_is_not_there_is_null()
    {
        Assert.Null(Graphs.Of("a -> b", "b -> a").OnlyCycle().ShortestCycle(edge => edge.Mode == CallMode.Data));
    }

    [Fact]
    public void A_giant_component_is_cut_and_says_so()
    {
        const int Services = 20_000;
        var ring = Enumerable.Range(0, Services).Select(i => (i, (i + 1) % Services));
        var chords = Enumerable.Range(0, Services).Select(i => (i, (i + 7_919) % Services));
        var component = Graphs.Of(Services, ring.Concat(chords)).OnlyCycle();

        Assert.False(component.ShortestCycle()!.IsShortest);
        Assert.False(component.Cover.IsComplete);
        Assert.True(component.Cover.Covered > 0);
        Assert.False(component.FeedbackEdges.IsExact);
        Assert.InRange(component.FeedbackEdges.Cost, component.FeedbackEdges.LowerBound, int.MaxValue);
    }
}
