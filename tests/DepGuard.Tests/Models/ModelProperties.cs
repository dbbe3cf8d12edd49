using CsCheck;
using DepGuard.Graph;
using DepGuard.Models.Hubs;
using DepGuard.Models.Load;
using DepGuard.Models.Retries;
using Xunit;

namespace DepGuard.Tests.Models;

public sealed class ModelProperties
{
    private const int Services = 9;
    private static readonly Gen<(int From, int To)[]> Arcs = Gen.Select(Gen.Int[0, Services - 1], Gen.Int[0, Services - 1]).Array[0, 24];

    [Fact]
    public void Dominators_are_what_a_reached_service_loses_its_way_without() => Gen.Select(Arcs, Gen.Int[0, Services - 1].Array[1, 3]).Sample((arcs, entries) =>
    {
        var dominators = Dominators.Of(Digraph.Of(Services, arcs), entries);
        var reached = Reached(arcs, entries, without: -1);
        Assert.Equal(reached, Enumerable.Range(0, Services).Where(dominators.IsReached).ToHashSet());
        var counts = dominators.DominatedCounts();
        foreach (var removed in reached)
        {
            var lost = reached.Except(Reached(arcs, entries, removed)).Where(service => service != removed).ToHashSet();
            Assert.Equal(lost, reached.Where(service => dominators.Strict(service).Contains(removed)).ToHashSet());
            Assert.Equal(lost.Count, counts[removed]);
        }
    });

    [Fact]
    public void Expected_attempts_lie_between_one_and_all_and_never_fall() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[1, 200]).Sample((a, b, attempts) =>
        {
            var (low, high) = (RetryLoad.ExpectedAttempts(Math.Min(a, b), attempts), RetryLoad.ExpectedAttempts(Math.Max(a, b), attempts));
            Assert.InRange(low, 1, high * (1 + 1e-12));
            Assert.InRange(high, 1, attempts);
        });

    [Fact]
    public void Elimination_and_iteration_agree() => Gen.Select(Arcs, Gen.Double[0.01, 0.9]).Sample((arcs, radius) =>
    {
        int[] all = [.. Enumerable.Range(0, Services)];
        var ring = all.Select(from => (from, (from + 1) % Services)).Concat(arcs.Select(arc => (arc.From, arc.To))).Distinct().ToList();
        var scale = radius / new CyclicBlock(all, [.. ring.Select(arc => (arc.Item1, arc.Item2, 1.0))]).Radius().Value;
        var block = new CyclicBlock(all, [.. ring.Select(arc => (arc.Item1, arc.Item2, scale))]);
        double[] external = [1, 0, 0, 2, 0, 0, 0, 0, 0];

        Assert.Equal(radius, block.Radius().Value, 1e-6);
        Assert.All(block.Eliminate(external)!.Zip(block.Relax(external).Load), pair => Assert.Equal(pair.First, pair.Second, 1e-8 * pair.First));
        Assert.Null(new CyclicBlock(all, [.. ring.Select(arc => (arc.Item1, arc.Item2, scale * 1.01 / radius))]).Eliminate(external));
    });

    [Fact]
    public void More_load_more_attempts_and_fewer_workers_never_improve_the_class() =>
        Gen.Select(Gen.Int[1, 60], Gen.Double[0.1, 1.2], Gen.Int[1, 6], Gen.Int[-1, 300]).Sample((workers, load, attempts, queue) =>
        {
            var hub = new Hub(workers, TimeSpan.FromSeconds(0.05), TimeSpan.FromSeconds(1), attempts) { Queue = queue < 0 ? null : queue };
            var calls = load * hub.CapacityPerSecond;
            var found = Metastability.Classify(hub, calls).Class;
            Assert.True(Metastability.Classify(hub, calls * 1.1).Class >= found || queue >= 0);
            Assert.True(Metastability.Classify(hub with { Attempts = attempts + 1 }, calls).Class >= found);
        });

    [Fact]
    public void Retries_without_end_do_not_keep_a_short_queue_from_answering()
    {
        var hub = new Hub(16, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), double.PositiveInfinity) { Queue = 5, ServiceVariation = 0 };

        Assert.Equal(HubClass.Stable, Metastability.Classify(hub, 272).Class);
        Assert.Equal(HubClass.Vulnerable, Metastability.Classify(hub with { Queue = null }, 272).Class);
        Assert.Equal(HubClass.Overloaded, Metastability.Classify(hub, 350).Class);
    }

    [Theory]
    [InlineData(0, 0.05, 1)]
    [InlineData(1_000_000, 0.05, 1)]
    [InlineData(long.MaxValue, 0, 1)]
    [InlineData(1, 1e9, 1e-7)]
    [InlineData(long.MaxValue, 1e-7, 9e11)]
    public void Extreme_hubs_get_an_answer(long workers, double service, double timeout)
    {
        foreach (var queue in new long?[] { null, 0, long.MaxValue })
        {
            var hub = new Hub(workers, TimeSpan.FromSeconds(service), TimeSpan.FromSeconds(timeout), double.PositiveInfinity) { Queue = queue };
            foreach (var load in new[] { double.NaN, -1, 0, 1e-300, 1, 19_000_000, 1e300, double.PositiveInfinity })
            {
                Assert.True(Enum.IsDefined(Metastability.Classify(hub, load).Class));
                _ = Backlog.CriticalOutage(hub, load);
                _ = Recovery.ByFlush(hub, load);
                _ = hub.SafeQueue;
            }
        }
    }

    [Fact]
    public void The_published_size_of_a_large_graph_is_solved_exactly()
    {
        const int size = 20_000;
        var random = new Random(1);
        LoadEdge[] edges = [.. Enumerable.Range(0, 200_000).Select(_ => new LoadEdge(random.Next(size), random.Next(size), 0.05, 3))];
        var load = LoadGraph.Of(size, edges).Solve([.. Enumerable.Repeat(1.0, size)], 0.1);
        var counts = Dominators.Of(Digraph.Of(size, edges.Select(edge => (edge.Caller, edge.Callee))), Enumerable.Range(0, 100)).DominatedCounts();
        var hubs = load.PerSecond.Select(rate => Metastability.Classify(
            new Hub(16, TimeSpan.FromSeconds(0.05), TimeSpan.FromSeconds(1), 3) { Queue = 100 }, rate * 40)).ToList();

        Assert.True(load is { Converges: true, IsExact: true });
        Assert.Equal((size, size), (counts.Length, hubs.Count));
    }

    private static HashSet<int> Reached((int From, int To)[] arcs, int[] entries, int without)
    {
        var reached = entries.Where(entry => entry != without).ToHashSet();
        while (arcs.Any(arc => arc.To != without && reached.Contains(arc.From) && reached.Add(arc.To)))
        {
        }

        return reached;
    }
}
