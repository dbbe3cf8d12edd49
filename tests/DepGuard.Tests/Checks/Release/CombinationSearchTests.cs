using System.Numerics;
using CsCheck;
using DepGuard.Checks;
using DepGuard.Checks.Release;
using DepGuard.Configuration;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Graph;
using DepGuard.Graph.Changes;
using DepGuard.Models.Hubs;
using Xunit;

namespace DepGuard.Tests.Checks.Release;

/// <summary>Smallest sets of releases that do harm together, against the plain answer of trying everything.</summary>
public class CombinationSearchTests
{
    /// <summary>Calls per second before any release.</summary>
    private const int Calm = 40;

    /// <summary>Calls per second up to which the hub works.</summary>
    private static readonly double Limit = Metastability.CriticalLoadPerSecond(new Hub(201, TimeSpan.FromSeconds(2), null, 1));

    private static readonly IReadOnlyList<Evidence> Somewhere = [new Evidence(default, "", Confidence.Declared)];

    private static readonly Gen<(int Load, int Relief, int Ring)[]> Releases =
        Gen.Select(Gen.Int[0, 45], Gen.Bool, Gen.Int[0, 7]).Select(one => (Load: one.Item1, Relief: one.Item2 ? 1 : 0, Ring: one.Item3)).Array[2, 6];

    [Fact]
    public void Sets_are_unsafe_and_minimal_and_none_is_missing() => Releases.Sample(
        releases =>
        {
            var found = SearchOf(releases).Unsafe.Select(one => (one.Set, one.Harm.Rule.Id)).Order().ToList();
            var expected = Minimal(releases.Length, set => LoadOf(set, releases) >= Limit).Select(set => (set, "DPG2301"))
                .Concat(Minimal(releases.Length, set => Chosen(set, releases).Aggregate(0, (ring, one) => ring | one.Ring) == 7).Select(set => (set, "DPG2001")))
                .Order().ToList();
            Assert.Equal(expected, found);
        },
        iter: 150);

    [Fact]
    public void One_look_answers_where_everything_together_is_harmless()
    {
        var search = SearchOf([.. Enumerable.Range(1, 12).Select(load => (load / 3, 0, 0))]);

        Assert.Empty(search.Unsafe);
        Assert.Equal("all sets of 12 releases, by what can only do harm in them together", search.Tried);
    }

    [Fact]
    public void What_prevents_harm_in_one_release_does_not_hide_the_harm_of_the_others()
    {
        var search = SearchOf([(35, 0, 0), (35, 0, 0), (0, 20, 0)]);

        Assert.Equal([0b011u], search.Unsafe.Select(one => one.Set));
    }

    [Fact]
    public void Twelve_releases_are_tried_in_all_sets_and_more_in_small_ones_with_the_rest_narrowed_down()
    {
        var twelve = SearchOf([.. Enumerable.Repeat((16, 0, 0), 4), .. Enumerable.Repeat((0, 0, 0), 8)]);
        var fourteen = SearchOf([.. Enumerable.Repeat((16, 0, 0), 4), .. Enumerable.Repeat((0, 0, 0), 10)]);

        Assert.Equal([0b1111u], twelve.Unsafe.Select(one => one.Set));
        Assert.Equal("all sets of 12 releases", twelve.Tried);
        Assert.Equal([0b1111u], fourteen.Unsafe.Select(one => one.Set));
        Assert.Contains("not every set in between", fourteen.Tried);
    }

    private static IEnumerable<(int Load, int Relief, int Ring)> Chosen(uint set, (int Load, int Relief, int Ring)[] releases) =>
        releases.Where((_, index) => (set & (1u << index)) != 0);

    /// <summary>Every release relieves the hub by another number, since two that set the same value are one change.</summary>
    private static double LoadOf(uint set, (int Load, int Relief, int Ring)[] releases) =>
        Calm + releases.Index().Where(one => (set & (1u << one.Index)) != 0).Sum(one => one.Item.Load - (one.Item.Relief == 0 ? 0 : one.Index + one.Item.Relief));

    private static List<uint> Minimal(int count, Func<uint, bool> isUnsafe)
    {
        var unsafeSets = Enumerable.Range(0, 1 << count).Select(set => (uint)set).Where(isUnsafe).ToList();
        return unsafeSets.FindAll(set => BitOperations.PopCount(set) > 1 && !unsafeSets.Exists(smaller => smaller != set && (smaller & ~set) == 0));
    }

    private static CombinationSearch SearchOf((int Load, int Relief, int Ring)[] releases)
    {
        var before = State([], Calm, 0);
        var pending = releases.Select((one, index) => new PendingRelease(
            $"r{index}", GraphDiff.Between(before, State([(index, one.Load)], Calm - (one.Relief == 0 ? 0 : index + one.Relief), one.Ring)))).ToList();
        var together = GraphPatch.Apply(before, pending).Graph;
        return new CombinationSearch(new CheckInput(together, DepGuardConfig.Default) { Change = GraphDiff.Between(before, together), Pending = pending });
    }

    /// <summary>A hub with a caller, further callers of releases, and of a ring of three calls those whose bit is set.</summary>
    private static ServiceGraph State(IReadOnlyList<(int Release, int Load)> callers, double calm, int ring)
    {
        var hub = Named("hub") with { Numbers = new ServiceNumbers { Workers = Stated(201), ServiceTime = Stated(TimeSpan.FromSeconds(2)) } };
        var web = Named("web") with { Numbers = new ServiceNumbers { Rate = Stated(calm) } };
        var added = callers.Where(one => one.Load > 0).Select(one => Named($"caller{one.Release}") with { Numbers = new ServiceNumbers { Rate = Stated((double)one.Load) } }).ToList();
        Service[] three = [Named("x"), Named("y"), Named("z")];
        var calls = Enumerable.Range(0, 3).Where(bit => (ring & (1 << bit)) != 0).Select(bit => Call(three[bit], three[(bit + 1) % 3]));
        return new ServiceGraph([hub, web, .. three, .. added], [Call(web, hub), .. added.Select(caller => Call(caller, hub)), .. calls], []);
    }

    private static Service Named(string id) => new(id, ServiceKind.Service, [], [], [], [], []);

    private static Edge Call(Service caller, Service callee) => new(caller, callee, CallMode.Sync, [], null, Somewhere);

    private static Stated<T> Stated<T>(T value) => new(value, Provenance.Declared, default);
}
