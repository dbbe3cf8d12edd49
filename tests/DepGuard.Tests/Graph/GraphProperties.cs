using CsCheck;
using DepGuard.Graph;
using QuikGraph;
using QuikGraph.Algorithms;
using Xunit;

namespace DepGuard.Tests.Graph;

public sealed class GraphProperties
{
    private const int Services = 24;

    private static readonly Gen<(int, int)[]> SmallCalls = Calls(8);

    private static readonly Gen<(int, int)[]> AnyCalls = Calls(Services);

    [Fact]
    public void Components_are_those_of_QuikGraph() => AnyCalls.Sample(calls =>
    {
        var oracle = new AdjacencyGraph<int, SEdge<int>>();
        oracle.AddVertexRange(Enumerable.Range(0, Services));
        oracle.AddEdgeRange(calls.Distinct().Select(call => new SEdge<int>(call.Item1, call.Item2)));
        var expected = new Dictionary<int, int>();
        var count = oracle.StronglyConnectedComponents(expected);

        var actual = StronglyConnectedComponents.Of(Digraph.Of(Services, calls));

        Assert.Equal(count, actual.Count);
        Assert.Equal(count, Enumerable.Range(0, Services).Select(node => (expected[node], actual[node])).Distinct().Count());
    });

    [Fact]
    public void A_further_edge_never_removes_a_cycle() => Gen.Select(AnyCalls, Call(Services)).Sample((calls, further) =>
    {
        var before = Cyclic(calls).SelectMany(component => component.Members).ToHashSet();
        var after = Cyclic([.. calls, further]).SelectMany(component => component.Members).ToHashSet();
        Assert.Subset(after, before);
    });

    [Fact]
    public void Order_of_input_does_not_matter() => AnyCalls.SelectMany(calls => Gen.Shuffle(calls).Select(other => (calls, other)))
        .Sample(pair => Assert.Equal(Describe(pair.calls), Describe(pair.other)));

    [Fact]
    public void Without_the_feedback_edges_no_cycle_is_left() => AnyCalls.Sample(calls =>
    {
        foreach (var component in Cyclic(calls))
        {
            var removed = component.FeedbackEdges.Edges.ToHashSet();
            var rest = Component.Split(component.Members, [.. component.Edges.Where(edge => !removed.Contains(edge))]);
            Assert.DoesNotContain(rest, part => part.IsCyclic);
        }
    });

    [Fact]
    public void Every_feedback_edge_is_needed() => AnyCalls.Sample(calls =>
    {
        foreach (var component in Cyclic(calls))
        {
            foreach (var needed in component.FeedbackEdges.Edges)
            {
                var kept = component.Edges.Where(edge => edge.Equals(needed) || !component.FeedbackEdges.Edges.Contains(edge));
                Assert.Contains(Component.Split(component.Members, [.. kept]), part => part.IsCyclic);
            }
        }
    });

    [Fact]
    public void The_heuristic_is_never_below_the_exact_cost() => SmallCalls.Sample(calls =>
    {
        var graph = Digraph.Of(8, calls);
        var costs = Enumerable.Range(0, graph.Arcs).Select(arc => 1 + (arc % 5)).ToArray();
        var exact = Cost(graph, costs, ExactOrder.Find(graph, costs));
        Assert.InRange(exact, 0, Cost(graph, costs, HeuristicOrder.Find(graph, costs)));
    });

    [Fact]
    public void The_lower_bound_is_never_above_the_cost() => AnyCalls.Sample(calls =>
        Assert.All(Cyclic(calls), component => Assert.InRange(component.FeedbackEdges.LowerBound, 1, component.FeedbackEdges.Cost)));

    [Fact]
    public void Every_edge_of_a_component_is_on_a_cycle_of_the_cover() => AnyCalls.Sample(calls =>
    {
        foreach (var component in Cyclic(calls))
        {
            var shown = component.Cover.Cycles.SelectMany(cycle => cycle.Edges).ToHashSet();
            Assert.True(shown.SetEquals(component.Edges));
            Assert.Equal(component.ShortestCycle()!.Path, component.Cover.Cycles[0].Path);
        }
    });

    private static Gen<(int, int)> Call(int services) => Gen.Select(Gen.Int[0, services - 1], Gen.Int[0, services - 1]);

    private static Gen<(int, int)[]> Calls(int services) => Call(services).Array[0, services * 3];

    private static IEnumerable<Component> Cyclic((int, int)[] calls) =>
        Graphs.Of(Services, calls).Components(_ => true).Where(component => component.IsCyclic);

    private static IEnumerable<string> Describe((int, int)[] calls) => Cyclic(calls).SelectMany(component =>
        (string[])[
            string.Join(" ", component.Members),
            component.ShortestCycle()!.ToString(),
            string.Join("; ", component.Cover.Cycles),
            string.Join("; ", component.FeedbackEdges.Edges)]);

    private static int Cost(Digraph graph, int[] costs, int[] order) => graph.Ends()
        .Where(arc => Array.IndexOf(order, arc.From) >= Array.IndexOf(order, arc.To))
        .Sum(arc => costs[arc.Arc]);
}
