using DepGuard.Checks.Capacity;
using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Checks.Release;

/// <summary>Pending releases none of which does harm alone, and which do together.</summary>
internal sealed class UnsafeCombination : ICheck
{
    public RuleInfo Rule => RuleCatalog.UnsafeCombination;

    /// <summary>One finding for each harm and each smallest set of releases that does it.</summary>
    public IEnumerable<Finding> Run(CheckInput input) => input.Combinations.Unsafe.Select(found => Describe(found.Harm, found.Set, input.Combinations));

    private Finding Describe(Finding harm, uint set, CombinationSearch search)
    {
        var chosen = search.Releases.Index().Where(one => (set & (1u << one.Index)) != 0).Select(one => (one.Item.Name, Set: 1u << one.Index)).ToList();
        var names = string.Join(" and ", chosen.Select(release => release.Name));
        var fact = harm.Message.Split(". ")[0].TrimEnd('.');
        return Finding.For(Rule, harm.At, $"{names}: {harm.Rule.Id} {harm.Subject}", harm.Confidence, names, fact) with
        {
            Services = harm.Services,
            Related = harm.Related,
            Details =
            [
                .. Alone(harm, [.. chosen.Select(release => ($"{release.Name} alone", release.Set)), ("Together", set)], search),
                $"Shipping one after the other ends the same way. Together they are {harm.Rule.Id} ({harm.Rule.Name}).",
                $"Tried: {search.Tried}.",
                .. harm.Details,
            ],
            Remedies = harm.Remedies,
        };
    }

    /// <summary>Of a harm by load, the utilisation with each release alone and with all of them.</summary>
    private static IEnumerable<string> Alone(Finding harm, IReadOnlyList<(string Name, uint Set)> sets, CombinationSearch search) =>
        from one in harm.IsCycle ? [] : sets
        let hub = search.With(one.Set).Hubs.FirstOrDefault(hub => hub.Service.Id == harm.Services.FirstOrDefault())
        where hub is not null
        select $"{one.Name}: utilisation of {hub.Service} {CaseText.Number(hub.Utilisation)}.";
}
