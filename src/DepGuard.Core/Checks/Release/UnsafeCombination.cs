using System.Numerics;
using DepGuard.Checks.Capacity;
using DepGuard.Checks.Objectives;
using DepGuard.Checks.Topology;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Findings.Baselines;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Checks.Release;

/// <summary>
/// Pending releases none of which does harm alone, and which do together. All sets of up to <see cref="AllSets"/> releases are tried, of more releases
/// all pairs and triples, and all of them at once: smaller sets first, so that only minimal ones are reported.
/// </summary>
internal sealed class UnsafeCombination : ICheck
{
    private const int AllSets = 8;
    private const int MostReleases = 24;

    private static readonly ICheck[] Harms = [new CircularDependency(), new AuthInCycle(), new PoolSelfDeadlock(), new OverloadedHub(), new UnreachableObjective()];

    public RuleInfo Rule => RuleCatalog.UnsafeCombination;

    /// <summary>One finding for each harm and each smallest set of releases that does it.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        var releases = input.Pending.Take(MostReleases).ToList();
        if (releases.Count < 2)
            yield break;

        var known = new List<(uint Set, Baseline Harm)> { (0, Baseline.Of(HarmOf(0, releases, input))) };
        foreach (var set in Sets(releases.Count))
        {
            var harm = HarmOf(set, releases, input).Where(one => !known.Exists(other => (other.Set & ~set) == 0 && other.Harm.Covers(one))).ToList();
            known.Add((set, Baseline.Of(harm)));
            foreach (var one in BitOperations.PopCount(set) > 1 ? harm : [])
                yield return Describe(one, Chosen(set, releases), input);
        }
    }

    /// <summary>The sets as bits, smaller ones first.</summary>
    private static IEnumerable<uint> Sets(int releases)
    {
        var all = (1u << releases) - 1;
        var sizes = releases <= AllSets ? releases : 3;
        return Enumerable.Range(1, releases <= AllSets ? (int)all : 0).Select(set => (uint)set)
            .Concat(releases <= AllSets ? [] : Small(releases))
            .OrderBy(BitOperations.PopCount).ThenBy(set => set)
            .Concat(sizes < releases ? [all] : []);
    }

    private static IEnumerable<uint> Small(int releases) =>
        (from a in Enumerable.Range(0, releases)
         from b in Enumerable.Range(0, releases)
         from c in Enumerable.Range(0, releases)
         select (1u << a) | (1u << b) | (1u << c)).Distinct();

    private static List<PendingRelease> Chosen(uint set, List<PendingRelease> releases) => [.. releases.Where((_, index) => (set & (1u << index)) != 0)];

    private static IEnumerable<Finding> HarmOf(uint set, List<PendingRelease> releases, CheckInput input) => Harms.SelectMany(check => check.Run(With(Chosen(set, releases), input)));

    private static CheckInput With(IReadOnlyList<PendingRelease> chosen, CheckInput input) =>
        new(GraphPatch.Apply(input.Change!.Before, [.. chosen.Select(release => release.Change)]), input.Config);

    private Finding Describe(Finding harm, IReadOnlyList<PendingRelease> chosen, CheckInput input)
    {
        var names = string.Join(" and ", chosen.Select(release => release.Name));
        var fact = harm.Message.Split(". ")[0].TrimEnd('.');
        return Finding.For(Rule, harm.At, $"{names}: {harm.Rule.Id} {harm.Subject}", harm.Confidence, names, fact) with
        {
            Services = harm.Services,
            Related = harm.Related,
            Details = [.. Alone(harm, chosen, input), $"Shipping one after the other ends the same way. Together they are {harm.Rule.Id} ({harm.Rule.Name}).", .. harm.Details],
            Remedies = harm.Remedies,
        };
    }

    /// <summary>Of a harm by load, the utilisation with each release alone and with all of them.</summary>
    private static IEnumerable<string> Alone(Finding harm, IReadOnlyList<PendingRelease> chosen, CheckInput input)
    {
        var sets = chosen.Select(release => (Name: $"{release.Name} alone", Releases: (IReadOnlyList<PendingRelease>)[release])).Append((Name: "Together", Releases: chosen));
        foreach (var (name, releases) in sets)
            if (harm.Services.Count > 0 && With(releases, input).Hubs.FirstOrDefault(hub => hub.Service.Id == harm.Services[0]) is { } hub)
                yield return $"{name}: utilisation of {hub.Service} {CaseText.Number(hub.Utilisation)}.";
    }
}
