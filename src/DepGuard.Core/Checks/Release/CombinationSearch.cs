using System.Numerics;
using DepGuard.Checks.Capacity;
using DepGuard.Checks.Objectives;
using DepGuard.Checks.Topology;
using DepGuard.Findings;
using DepGuard.Findings.Baselines;
using DepGuard.Graph.Changes;

namespace DepGuard.Checks.Release;

/// <summary>
/// Looks for the smallest sets of pending releases that do harm which no smaller set does. Where everything that can only do harm does none together,
/// one look at it answers for all sets. Otherwise all sets of up to <see cref="AllSets"/> releases are tried, smaller ones first; of more releases, or in
/// a large system, all pairs and triples, and what all of them together do is narrowed down one release at a time (Zeller and Hildebrandt, "Simplifying
/// and isolating failure-inducing input", 2002).
/// </summary>
internal sealed class CombinationSearch(CheckInput input)
{
    private const int AllSets = 12;
    private const int MostReleases = 24;

    /// <summary>Services and edges to look at, over all sets; a few seconds.</summary>
    private const long MostWork = 4_000_000;

    private static readonly ICheck[] Harms = [new CircularDependency(), new AuthInCycle(), new PoolSelfDeadlock(), new OverloadedHub(), new UnreachableObjective()];

    private readonly List<PendingRelease> _releases = [.. input.Pending.Take(MostReleases)];
    private readonly List<(uint Set, Baseline Harm)> _known = [];

    /// <summary>The releases that are looked at.</summary>
    public IReadOnlyList<PendingRelease> Releases => _releases;

    /// <summary>Which sets were tried, for people; empty until <see cref="Unsafe"/> was asked for.</summary>
    public string Tried { get; private set; } = "";

    /// <summary>Harm by two releases or more, with the smallest sets that do it.</summary>
    public IReadOnlyList<(uint Set, Finding Harm)> Unsafe => field ??= Run();

    private List<(uint Set, Finding Harm)> Run()
    {
        var count = _releases.Count;
        if (count < 2)
            return [];

        var found = new List<(uint Set, Finding Harm)>();
        _known.Add((0, Baseline.Of(HarmOf(With(0)))));
        foreach (var one in Enumerable.Range(0, count))
            New(1u << one);
        var all = (1u << count) - 1;
        if (IsHarmless())
        {
            Tried = FormattableString.Invariant($"all sets of {count} releases, by what can only do harm in them together");
            return [];
        }

        var isExact = count <= AllSets && (1L << count) * (input.Graph.Services.Count + input.Graph.Edges.Count) <= MostWork;
        foreach (var set in isExact ? Larger(all) : Small(count))
            found.AddRange(New(set).Select(harm => (set, harm)));
        if (!isExact && count > 3)
            found.AddRange(Shrunk(all));
        Tried = isExact ? FormattableString.Invariant($"all sets of {count} releases")
            : FormattableString.Invariant($"all pairs and triples of {count} releases, and all of them together; not every set in between");
        return found;
    }

    /// <summary>The system with some of the releases.</summary>
    public CheckInput With(uint set) => With(_releases.Where((_, index) => (set & (1u << index)) != 0));

    private CheckInput With(IEnumerable<PendingRelease> releases) => new(GraphPatch.Apply(input.Change!.Before, [.. releases]).Graph, input.Config);

    private static IEnumerable<Finding> HarmOf(CheckInput state) => Harms.SelectMany(check => check.Run(state));

    /// <summary>Harm of a set that no smaller one is known to do.</summary>
    private List<Finding> New(uint set)
    {
        var harm = HarmOf(With(set)).Where(one => !IsKnown(one, set)).ToList();
        _known.Add((set, Baseline.Of(harm)));
        return harm;
    }

    private bool IsKnown(Finding harm, uint set) => _known.Exists(one => (one.Set & ~set) == 0 && one.Harm.Covers(harm));

    /// <summary>True if no set can do harm that is not there before; what one release does alone may still be done by others together.</summary>
    private bool IsHarmless()
    {
        var parts = _releases.Select(HarmfulPart.Of).ToList();
        return !parts.Contains(null) && HarmOf(With(parts.OfType<PendingRelease>())).All(harm => IsKnown(harm, set: 0));
    }

    private static IEnumerable<uint> Larger(uint all) =>
        Enumerable.Range(1, (int)all).Select(set => (uint)set).Where(set => BitOperations.PopCount(set) > 1).OrderBy(BitOperations.PopCount).ThenBy(set => set);

    private static IEnumerable<uint> Small(int releases) =>
        (from a in Enumerable.Range(0, releases)
         from b in Enumerable.Range(0, releases)
         from c in Enumerable.Range(0, releases)
         select (1u << a) | (1u << b) | (1u << c)).Distinct().Where(set => BitOperations.PopCount(set) > 1).OrderBy(BitOperations.PopCount).ThenBy(set => set);

    /// <summary>What all releases do and no set that was tried: without every release that is not needed for it.</summary>
    private IEnumerable<(uint Set, Finding Harm)> Shrunk(uint all)
    {
        foreach (var harm in HarmOf(With(all)).Where(harm => !IsKnown(harm, all)).ToList())
        {
            var (set, shown) = (all, harm);
            foreach (var without in Enumerable.Range(0, _releases.Count).Select(one => all & ~(1u << one)))
                if (HarmOf(With(set & without)).FirstOrDefault(one => IsLike(one, harm) && !IsKnown(one, set & without)) is { } still)
                    (set, shown) = (set & without, still);
            if (IsKnown(shown, set))
                continue;
            _known.Add((set, Baseline.Of([shown])));
            yield return (set, shown);
        }
    }

    /// <summary>A cycle among fewer services is the same harm as long as it shares one.</summary>
    private static bool IsLike(Finding one, Finding other) =>
        one.Rule.Id == other.Rule.Id && (one.IsCycle ? one.Services.Intersect(other.Services).Any() : one.Subject == other.Subject);
}
