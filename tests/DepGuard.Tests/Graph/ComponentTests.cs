using DepGuard.Graph;
using Xunit;

namespace DepGuard.Tests.Graph;

public sealed class ComponentTests
{
    [Fact]
    public void A_chain_of_a_million_services_is_a_million_components()
    {
        const int Services = 1_000_000;
        var (services, calls) = Graphs.Parts(Services, Enumerable.Range(0, Services - 1).Select(i => (i, i + 1)));

        var components = Component.Split(services, calls);

        Assert.Equal(Services, components.Count);
        Assert.DoesNotContain(components, component => component.IsCyclic);
    }

    [Fact]
    public void A_ring_of_a_hundred_thousand_services_is_one_cycle()
    {
        const int Services = 100_000;
        var ring = Graphs.Of(Services, Enumerable.Range(0, Services).Select(i => (i, (i + 1) % Services))).OnlyCycle();

        Assert.Equal(Services, ring.Members.Count);
        Assert.Equal(Services, ring.ShortestCycle()!.Length);
    }

    [Fact]
    public void A_service_that_calls_itself_is_cyclic()
    {
        var component = Graphs.Of("a -> a", "a -> b").OnlyCycle();

        Assert.Equal("a -> a", component.ShortestCycle()!.ToString());
        Assert.Equal("a -> a", Assert.Single(component.FeedbackEdges.Edges).ToString());
        Assert.Equal("a -> a", Assert.Single(component.Cover.Cycles).ToString());
    }

    [Fact]
    public void Components_come_by_first_member_and_without_filtered_edges()
    {
        var graph = Graphs.Of("d -> c", "c -> d", "a -> b", "b -> a [async]", "d -> a");

        var components = graph.Components(edge => edge.Mode == Facts.CallMode.Sync);

        Assert.Equal(["a", "b", "c d"], components.Select(component => string.Join(" ", component.Members)));
        Assert.Equal(["c -> d", "d -> c"], components[2].Edges.Select(edge => edge.ToString()));
    }

    [Fact]
    public void A_component_without_the_services_that_close_it_has_no_cycle()
    {
        var component = Graphs.Of("a -> edge", "edge -> a", "b -> edge", "edge -> b").OnlyCycle();

        Assert.False(component.IsCyclicWithout(service => service.Id == "edge"));
        Assert.True(component.IsCyclicWithout(service => service.Id == "a"));
    }
}
