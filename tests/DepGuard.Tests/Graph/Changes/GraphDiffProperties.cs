using CsCheck;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Graph.Changes;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Graph.Changes;

public sealed class GraphDiffProperties
{
    private static readonly Gen<CallPolicy[]> Policies = Gen.Select(Gen.Int[1, 4], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool).Select(one => new CallPolicy((Layer)one.Item3, "test", Provenance.Declared, default)
    {
        Attempts = Attempts.Of(one.Item1),
        Timeout = one.Item2 == 0 ? null : TimeLimit.Seconds(one.Item2),
        Backoff = one.Item4 ? new Backoff(TimeSpan.FromSeconds(one.Item1)) : null,
    }).Array[0, 3].Select(policies => policies.DistinctBy(policy => policy.Layer).OrderBy(policy => policy.Layer).ToArray());

    private static readonly Gen<(int From, int To, int Mode, int Calls, CallPolicy[] Policies)[]> Calls =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 2], Policies).Array[0, 12];

    private static readonly Gen<ServiceGraph> Graphs = Gen.Select(Gen.Int[3, 6], Gen.Int[0, 3].Array[6], Calls).Select(one => Of(one.Item1, one.Item2, one.Item3));

    [Fact]
    public void A_state_does_not_differ_from_itself_wherever_and_in_whatever_order_it_is_stated() => Graphs.SelectMany(graph => Gen.Shuffle(graph.Edges.ToArray()).Select(edges => (graph, edges)))
        .Sample(pair => Assert.True(GraphDiff.Between(pair.graph, Moved(pair.graph, pair.edges)).IsEmpty));

    [Fact]
    public void The_combination_of_one_release_is_the_release() => Gen.Select(Graphs, Graphs).Sample((before, after) =>
    {
        var (graph, conflicts) = GraphPatch.Apply(before, [new PendingRelease("one", GraphDiff.Between(before, after))]);

        Assert.Empty(conflicts);
        Assert.True(GraphDiff.Between(after, graph).IsEmpty);
    });

    [Fact]
    public void A_release_beside_one_that_changes_nothing_is_itself() => Gen.Select(Graphs, Graphs, Gen.Bool).Sample((before, after, first) =>
    {
        PendingRelease[] releases = [new("one", GraphDiff.Between(before, after)), new("nothing", GraphDiff.Between(before, before))];

        var graph = GraphPatch.Apply(before, first ? releases : [.. releases.Reverse()]).Graph;

        Assert.True(GraphDiff.Between(after, graph).IsEmpty);
    });

    [Fact]
    public void Back_again_what_was_added_is_removed() => Gen.Select(Graphs, Graphs).Sample((one, other) =>
    {
        var (there, back) = (GraphDiff.Between(one, other), GraphDiff.Between(other, one));

        Assert.Equal(there.AddedServices, back.RemovedServices);
        Assert.Equal(there.AddedEdges.Select(edge => $"{edge} {edge.Mode}"), back.RemovedEdges.Select(edge => $"{edge} {edge.Mode}"));
        Assert.Equal(there.ChangedEdges.Count, back.ChangedEdges.Count);
    });

    private static ServiceGraph Of(int services, int[] rates, IEnumerable<(int From, int To, int Mode, int Calls, CallPolicy[] Policies)> calls)
    {
        var list = Enumerable.Range(0, services).Select(i => new Service($"s{i}", ServiceKind.Service, [], [], [], [], [])
        {
            Numbers = new ServiceNumbers { Rate = rates[i] == 0 ? null : Stated<double>(rates[i]) },
        }).ToList();
        var edges = calls.Where(call => call.From < services && call.To < services).DistinctBy(call => (call.From, call.To, call.Mode)).Select(call =>
            new Edge(list[call.From], list[call.To], (CallMode)call.Mode, [], null, [new Evidence(default, "", Confidence.Declared)])
            {
                Policies = call.Policies,
                Usage = new CallUsage { Calls = call.Calls == 0 ? null : Stated<double>(call.Calls) },
            });
        return new ServiceGraph(list, edges, []);
    }

    /// <summary>The same state from other lines of another file.</summary>
    private static ServiceGraph Moved(ServiceGraph graph, IEnumerable<Edge> edges)
    {
        var at = new SourceSpan("elsewhere.yaml", 7, 1, 7, 2);
        return new ServiceGraph(
            graph.Services.Reverse().Select(service => service with { Numbers = service.Numbers with { Rate = service.Numbers.Rate is { } rate ? rate with { At = at } : null } }),
            edges.Select(edge => edge with { Evidence = [edge.Evidence[0] with { At = at }], Policies = [.. edge.Policies.Select(policy => policy with { At = at })] }),
            []);
    }

    private static Stated<T> Stated<T>(T value) => new(value, Provenance.Declared, default);
}
