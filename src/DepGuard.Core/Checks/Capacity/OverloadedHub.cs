using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>A service that more calls reach than it can answer, although nothing has failed yet.</summary>
internal sealed class OverloadedHub : ICheck
{
    public RuleInfo Rule => RuleCatalog.OverloadedHub;

    /// <summary>One finding for each such service.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from hub in input.Hubs
        where hub.IsOverloaded
        select HubFinding.Of(
            Rule, hub, changed => IsOverloaded(changed, hub.CallsPerSecond), Why(hub),
            CaseText.Rate(hub.CallsPerSecond), CaseText.Rate(hub.Hub.CapacityPerSecond), CaseText.Number(hub.Utilisation));

    private static bool IsOverloaded(Hub hub, double load) => hub.Utilisation(load) >= 1 || Metastability.Classify(hub, load).Class == HubClass.Overloaded;

    private static IEnumerable<string> Why(HubCase hub)
    {
        yield return $"Utilisation: {CaseText.Rate(hub.CallsPerSecond)} / {CaseText.Rate(hub.Hub.CapacityPerSecond)} = {CaseText.Number(hub.Utilisation)}.";
        if (hub.Utilisation < 1)
            yield return $"It would work up to {CaseText.Rate(Metastability.CriticalLoadPerSecond(hub.Hub))}: above, waits exceed the time limit of its callers.";
        if (hub.Hub.Attempts > 1)
            yield return $"While calls fail, retries offer {CaseText.Rate(Recovery.OfferedPerSecond(hub.Hub, hub.CallsPerSecond))}.";
        yield return CaseText.Assumed(hub);
    }
}
