using DepGuard.Graph;
using Xunit;

namespace DepGuard.Tests.Graph;

public sealed class GoldenGraphTests
{
    public static TheoryData<string> Ids => [.. GoldenGraph.All.Select(graph => graph.Id)];

    [Fact]
    public void All_graphs_are_read() => Assert.Equal(20, GoldenGraph.All.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Components_are_those_of_the_enumeration(string id)
    {
        var golden = Get(id);
        Assert.Equal(golden.Sccs, golden.Components.Select(component => component.Members.Select(GoldenGraph.Number).ToArray()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_shortest_cycle_is_the_first_of_all_cycles(string id)
    {
        var golden = Get(id);
        foreach (var component in golden.Components)
        {
            var members = component.Members.Select(GoldenGraph.Number).ToHashSet();
            var first = golden.Cycles.Where(cycle => members.Contains(cycle[0])).OrderBy(cycle => cycle.Length).ThenBy(Text).First();
            Assert.Equal(first, Numbers(component.ShortestCycle()!));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_cover_holds_a_shortest_cycle_through_each_edge(string id)
    {
        var golden = Get(id);
        var cycles = golden.Components.SelectMany(component => component.Cover.Cycles).ToList();
        Assert.All(golden.Components, component => Assert.True(component.Cover.IsComplete));
        Assert.Empty(cycles.Select(Numbers).Select(Text).Except(golden.Cycles.Select(Text)));
        foreach (var through in golden.ShortestThroughEdge)
        {
            var lengths = cycles.Where(cycle => Has(cycle, through.Edge)).Select(cycle => cycle.Length);
            Assert.Equal(through.Length, lengths.Min());
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Feedback_edges_weigh_the_minimum(string id)
    {
        var golden = Get(id);
        var sets = golden.Components.Select(component => FeedbackEdgeSet.Of(component, golden.Weight)).ToList();
        Assert.Equal(golden.MinFasWeight, sets.Sum(set => set.Edges.Sum(golden.Weight)));
        Assert.Equal(golden.MinFasWeight, sets.Sum(set => set.Cost));
        Assert.All(sets, set => Assert.True(set.IsExact));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Dependents_are_those_of_the_enumeration(string id)
    {
        var golden = Get(id);
        var graph = golden.Graph;
        foreach (var service in graph.Services)
        {
            var expected = golden.Dependents[$"{GoldenGraph.Number(service)}"];
            Assert.Equal(expected, graph.Dependents(service).Select(GoldenGraph.Number));
        }
    }

    private static GoldenGraph Get(string id) => GoldenGraph.All.Single(graph => graph.Id == id);

    private static int[] Numbers(Cycle cycle) => [.. cycle.Edges.Select(edge => GoldenGraph.Number(edge.Caller))];

    private static string Text(int[] cycle) => string.Join(" ", cycle);

    private static bool Has(Cycle cycle, int[] ends) =>
        cycle.Edges.Any(edge => GoldenGraph.Number(edge.Caller) == ends[0] && GoldenGraph.Number(edge.Callee) == ends[1]);
}
