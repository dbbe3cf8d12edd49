using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>A service that only the caches of its callers keep up: when they are empty, as after a restart, it is overloaded.</summary>
internal sealed class ColdCacheOverload : ICheck
{
    private static readonly string[] Advice =
    [
        "Fill the caches before they take load, and let their entries end at different times.",
        "Let one request at a time fetch a missing answer (request coalescing), and serve the old answer meanwhile.",
    ];

    public RuleInfo Rule => RuleCatalog.ColdCacheOverload;

    /// <summary>One finding for each service that works with warm caches and not with cold ones.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from hub in input.Hubs
        where hub.ColdCallsPerSecond > hub.CallsPerSecond && hub.Utilisation < 1 && IsOverloaded(hub.Hub, hub.ColdCallsPerSecond)
        select HubFinding.Of(
            Rule, hub, changed => IsOverloaded(changed, hub.ColdCallsPerSecond), Why(hub),
            CaseText.Rate(hub.ColdCallsPerSecond), CaseText.Rate(hub.CallsPerSecond), CaseText.Rate(hub.Hub.CapacityPerSecond)) with
        { Remedies = Advice };

    private static bool IsOverloaded(Hub hub, double load) => hub.Utilisation(load) >= 1 || Metastability.Classify(hub, load).Class == HubClass.Overloaded;

    private static IEnumerable<string> Why(HubCase hub)
    {
        yield return $"Utilisation: {CaseText.Number(hub.Utilisation)} with warm caches, {CaseText.Number(hub.Hub.Utilisation(hub.ColdCallsPerSecond))} with cold ones.";
        foreach (var edge in hub.Callers.Where(edge => edge.Usage.CacheHit is not null))
            yield return $"{edge.Caller.Id} answers {edge.Usage.CacheHit!.Value} of its calls itself; without that {CaseText.Number(Caching.ColdFactor(edge.Usage.CacheHit.Value.Value))} times as many reach {hub.Service.Id}.";
    }
}
