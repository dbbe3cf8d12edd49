using System.Text.Json;
using DepGuard.Graph;
using DepGuard.Models.Availability;
using DepGuard.Models.Load;
using Xunit;

namespace DepGuard.Tests.Models;

public sealed class GraphOracleTests
{
    private static readonly string[] FailureRates = ["0.0", "0.5", "1.0"];

    public static TheoryData<int> Graphs => [.. Enumerable.Range(0, Oracle.Graphs.Count)];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Loads_and_spectral_radius_are_those_of_the_enumeration(int index)
    {
        var oracle = Oracle.Graphs[index];
        var graph = LoadGraph.Of(Size(oracle), Edges(oracle));
        var entries = Numbers(oracle.GetProperty("entries"));
        var external = Enumerable.Range(0, Size(oracle)).Select(service => entries.Contains(service) ? 10.0 : 0).ToArray();
        foreach (var rate in FailureRates)
        {
            var expected = oracle.GetProperty("loads").GetProperty(rate);
            var failureRate = rate[0] == '1' ? 1 : rate[2] == '5' ? 0.5 : 0;
            var actual = graph.Solve(external, failureRate);

            Assert.Equal(expected.GetProperty("rho").GetDouble(), graph.SpectralRadius(failureRate).Value, 2e-6);
            Assert.Equal(expected.GetProperty("load").ValueKind != JsonValueKind.Null, actual.Converges);
            if (actual.Converges == true)
                Assert.All(expected.GetProperty("load").EnumerateArray().Zip(actual.PerSecond), AssertNear);
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Cycle_gains_are_those_of_the_enumeration(int index)
    {
        var oracle = Oracle.Graphs[index];
        foreach (var gain in oracle.GetProperty("cycle_gains").EnumerateArray())
        {
            var path = Numbers(gain.GetProperty("cycle"));
            LoadEdge[] cycle = [.. path.Select((caller, i) => Edges(oracle).Single(edge => edge.Caller == caller && edge.Callee == path[(i + 1) % path.Length]))];
            Assert.Equal(gain.GetProperty("g0").GetDouble(), CycleGain.At(cycle, 0), 1e-6);
            Assert.Equal(gain.GetProperty("g05").GetDouble(), CycleGain.At(cycle, 0.5), 1e-6);
            Assert.Equal(gain.GetProperty("g1").GetDouble(), CycleGain.At(cycle, 1), 1e-6);
            Assert.Equal(Oracle.Number(gain, "p_star") ?? -1, CycleGain.CriticalFailureRate(cycle) ?? -1, 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Dominators_and_levels_are_those_of_the_enumeration(int index)
    {
        var oracle = Oracle.Graphs[index];
        var graph = Digraph.Of(Size(oracle), Edges(oracle).Select(edge => (edge.Caller, edge.Callee)));
        var dominators = Dominators.Of(graph, Numbers(oracle.GetProperty("entries")));
        var levels = Levels.ProvidersFirst(graph, StronglyConnectedComponents.Of(graph));
        for (var service = 0; service < Size(oracle); service++)
        {
            Assert.Equal(oracle.GetProperty("levels").GetProperty($"{service}").GetInt32(), levels[service]);
            var isReached = oracle.GetProperty("dominators_strict").TryGetProperty($"{service}", out var expected);
            Assert.Equal(isReached, dominators.IsReached(service));
            if (isReached)
                Assert.Equal(Numbers(expected), dominators.Strict(service).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Availability_and_dependents_are_those_of_the_enumeration(int index)
    {
        var oracle = Oracle.Graphs[index];
        var arcs = Edges(oracle).Select(edge => (edge.Caller, edge.Callee)).ToList();
        double[] own = [.. oracle.GetProperty("own_availability").EnumerateArray().Select(value => value.GetDouble())];
        Assert.All(oracle.GetProperty("set_availability").EnumerateArray().Zip(SetAvailability.Of(own, arcs)), AssertNear);

        var callers = Digraph.Of(own.Length, arcs).Reversed;
        var counts = ReachableSums.Of(callers, StronglyConnectedComponents.Of(callers), [.. own.Select(_ => 1.0)]);
        for (var service = 0; service < own.Length; service++)
        {
            var expected = Numbers(oracle.GetProperty("dependents").GetProperty($"{service}"));
            Assert.Equal(expected.Append(service).Distinct().Count(), counts[service]);
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Worst_paths_are_those_of_the_enumeration(int index)
    {
        var oracle = Oracle.Graphs[index];
        foreach (var worst in oracle.GetProperty("worst_path_amplification").EnumerateArray())
        {
            var paths = WorstPaths.From(worst.GetProperty("entry").GetInt32(), Size(oracle), Edges(oracle));
            foreach (var (service, factor) in worst.GetProperty("max_path").EnumerateObject().Select(path => (int.Parse(path.Name), path.Value.GetDouble())))
            {
                Assert.Equal(factor, paths.Factor(service));
                Assert.Equal(factor, paths.To(service).Aggregate(1.0, (product, edge) => product * Edges(oracle)[edge].WorstFactor));
            }
        }
    }

    private static void AssertNear((JsonElement Expected, double Actual) pair) =>
        Assert.Equal(pair.Expected.GetDouble(), pair.Actual, 1e-5 * Math.Max(1, pair.Actual));

    private static int Size(JsonElement graph) => graph.GetProperty("n").GetInt32();

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetInt32())];

    private static LoadEdge[] Edges(JsonElement graph) => [.. graph.GetProperty("edges").EnumerateArray().Select(edge => new LoadEdge(
        edge.GetProperty("a").GetInt32(), edge.GetProperty("b").GetInt32(), edge.GetProperty("m").GetDouble(),
        edge.GetProperty("N").GetDouble(), edge.GetProperty("q").GetDouble()))];
}
