using DepGuard.Checks.Capacity;
using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Checks.Release;

/// <summary>A change that lets a service answer fewer calls: fewer workers, more work on each, or a wait for another service.</summary>
internal sealed class LostCapacity : ICheck
{
    public RuleInfo Rule => RuleCatalog.LostCapacity;

    /// <summary>One finding for each service that loses more of its capacity than the option allows.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from hub in HubChange.In(input)
        where hub.LostShare >= input.Config.Option(Rule, "share")
        select HubFinding.Of(
            Rule, hub.After, _ => true, [$"Before: {CaseText.Capacity(hub.Before)}", $"Utilisation: {hub.Utilisation}."],
            CaseText.Share(hub.LostShare), CaseText.Rate(hub.Before.Hub.CapacityPerSecond), CaseText.Rate(hub.After.Hub.CapacityPerSecond), hub.Utilisation);
}
