using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Graph.Changes;
using Xunit;

namespace DepGuard.Tests.Graph.Changes;

/// <summary>What several releases make of one number.</summary>
public class GraphPatchTests
{
    private static readonly Service A = new("a", ServiceKind.Service, [], [], [], [], []);
    private static readonly Service B = A with { Id = "b" };
    private static readonly Edge Call = new(A, B, CallMode.Sync, [], null, [new Evidence(default, "", Confidence.Declared)]);

    [Fact]
    public void Changes_of_load_and_of_waiting_add_up()
    {
        var (graph, conflicts) = Together(
            (Numbers(rate: 40, milliseconds: 80), Usage(calls: 1)), (Numbers(rate: 65, milliseconds: 150), Usage(calls: 3)), (Numbers(rate: 50, milliseconds: 90), Usage(calls: 2)));

        Assert.Empty(conflicts);
        Assert.Equal((75.0, TimeSpan.FromMilliseconds(160)), (graph.Services[0].Numbers.Rate!.Value, graph.Services[0].Numbers.ServiceTime!.Value));
        Assert.Equal(4, graph.Edges[0].Usage.Calls!.Value);
    }

    [Fact]
    public void What_both_change_alike_is_changed_once()
    {
        var (graph, conflicts) = Together((Numbers(rate: 40), Call), (Numbers(rate: 65), Call), (Numbers(rate: 65), Call));

        Assert.Empty(conflicts);
        Assert.Equal(65, graph.Services[0].Numbers.Rate!.Value);
    }

    [Fact]
    public void A_sum_that_happens_to_be_what_a_third_release_states_is_no_change_alike()
    {
        var before = Graph(Numbers(rate: 40), Call);
        PendingRelease[] releases = [.. new[] { 39, 37, 36 }.Select(rate => new PendingRelease($"{rate}", GraphDiff.Between(before, Graph(Numbers(rate: rate), Call))))];

        Assert.Equal(40 - 1 - 3 - 4, GraphPatch.Apply(before, releases).Graph.Services[0].Numbers.Rate!.Value);
    }

    [Fact]
    public void Any_other_number_that_both_change_is_a_conflict_and_the_later_one_counts()
    {
        var (graph, conflicts) = Together((Numbers(workers: 8), Call), (Numbers(workers: 4), Call), (Numbers(workers: 16), Call));

        Assert.Equal("a: workers 4, but 16 in second", Assert.Single(conflicts).ToString());
        Assert.Equal(16, graph.Services[0].Numbers.Workers!.Value);
    }

    [Fact]
    public void A_number_that_one_no_longer_states_and_the_other_changes_is_a_conflict() =>
        Assert.Equal("a: requests a second not stated, but 50 in second", Assert.Single(Together((Numbers(rate: 40), Call), (Numbers(), Call), (Numbers(rate: 50), Call)).Conflicts).ToString());

    [Fact]
    public void Each_layer_keeps_what_its_release_made_of_it()
    {
        var (graph, conflicts) = Together((A, Policies(Client(3))), (A, Policies(Client(2))), (A, Policies(Client(3), Sidecar(4))));

        Assert.Empty(conflicts);
        Assert.Equal("8", graph.Edges[0].Attempts.ToString());
    }

    [Fact]
    public void Different_numbers_of_one_policy_are_merged_one_by_one()
    {
        var (graph, conflicts) = Together(
            (A, Policies(Client(3))),
            (A, Policies(Client(3) with { Backoff = new Backoff(TimeSpan.FromSeconds(1)) })),
            (A, Policies(Client(5) with { Breaker = new Breaker { ConsecutiveFailures = 5 } })));

        Assert.Empty(conflicts);
        var policy = Assert.Single(graph.Edges[0].Policies);
        Assert.Equal((5L, true, true), (policy.Attempts!.Value.Count!.Value, policy.Backoff is not null, policy.Breaker is not null));
    }

    [Fact]
    public void A_call_that_one_removes_and_the_other_changes_is_a_conflict()
    {
        var before = Graph(A, Call);
        var removed = GraphDiff.Between(before, new ServiceGraph([A, B], [], []));
        var changed = GraphDiff.Between(before, Graph(A, Policies(Client(3))));

        var (graph, conflicts) = GraphPatch.Apply(before, [new("first", removed), new("second", changed)]);

        Assert.Empty(graph.Edges);
        Assert.Equal("a -> b: call removed, but changed in second", Assert.Single(conflicts).ToString());
    }

    [Fact]
    public void A_call_to_a_service_that_another_release_removes_is_a_conflict()
    {
        var before = new ServiceGraph([A, B], [], []);
        var removed = GraphDiff.Between(before, new ServiceGraph([A], [], []));
        var called = GraphDiff.Between(before, Graph(A, Call));

        Assert.Equal("a -> b: call made, but its callee is removed in second", Assert.Single(GraphPatch.Apply(before, [new("first", called), new("second", removed)]).Conflicts).ToString());
    }

    [Fact]
    public void A_call_that_both_add_has_the_calls_of_both()
    {
        var before = new ServiceGraph([A, B], [], []);

        var (graph, _) = GraphPatch.Apply(before, [new("first", GraphDiff.Between(before, Graph(A, Usage(0.5)))), new("second", GraphDiff.Between(before, Graph(A, Usage(0.25))))]);

        Assert.Equal(0.75, Assert.Single(graph.Edges).Usage.Calls!.Value);
    }

    [Fact]
    public void A_setting_that_moves_to_another_layer_is_a_change()
    {
        var change = GraphDiff.Between(Graph(A, Policies(Client(3))), Graph(A, Policies(Sidecar(3))));

        Assert.Equal("attempts 3 by client test -> 3 by sidecar istio", Assert.Single(Assert.Single(change.ChangedEdges).Fields).ToString());
    }

    private static (ServiceGraph Graph, IReadOnlyList<MergeConflict> Conflicts) Together((Service, Edge) before, (Service, Edge) first, (Service, Edge) second)
    {
        var graph = Graph(before.Item1, before.Item2);
        return GraphPatch.Apply(graph, [new("first", GraphDiff.Between(graph, Graph(first.Item1, first.Item2))), new("second", GraphDiff.Between(graph, Graph(second.Item1, second.Item2)))]);
    }

    private static ServiceGraph Graph(Service a, Edge call) => new([a, B], [call with { Caller = a }], []);

    private static Service Numbers(double? rate = null, double? milliseconds = null, int? workers = null) => A with
    {
        Numbers = new ServiceNumbers
        {
            Rate = rate is { } number ? Stated(number) : null,
            ServiceTime = milliseconds is { } time ? Stated(TimeSpan.FromMilliseconds(time)) : null,
            Workers = workers is { } count ? Stated(count) : null,
        },
    };

    private static Edge Usage(double calls) => Call with { Usage = new CallUsage { Calls = Stated(calls) } };

    private static Edge Policies(params CallPolicy[] policies) => Call with { Policies = policies };

    private static CallPolicy Client(int attempts) => new(Layer.Client, "test", Provenance.Declared, default) { Attempts = Attempts.Of(attempts) };

    private static CallPolicy Sidecar(int attempts) => new(Layer.Sidecar, "istio", Provenance.Declared, default) { Attempts = Attempts.Of(attempts) };

    private static Stated<T> Stated<T>(T value) => new(value, Provenance.Declared, default);
}
