using DepGuard.Checks.Capacity;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Graph.Changes;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Release;

/// <summary>A change that brings a service closer to an outage which rolling the change back does not end: the load falls, and the queue stays.</summary>
internal sealed class IneffectiveRollback : ICheck
{
    public RuleInfo Rule => RuleCatalog.IneffectiveRollback;

    /// <summary>One finding for each service that gets more calls or less capacity, and that stays down in the state before once it is down.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from hub in HubChange.In(input)
        where hub.Before.Class == HubClass.Vulnerable && hub.After.Class != HubClass.Stable && IsWorse(hub, input.Config.Option(Rule, "share"))
        where !Recovery.WithoutRestart(hub.Before.Hub, hub.Before.CallsPerSecond)
        select Describe(hub, input);

    private static bool IsWorse(HubChange hub, double share) => hub.LostShare >= share || hub.After.CallsPerSecond >= hub.Before.CallsPerSecond * (1 + share);

    private Finding Describe(HubChange hub, CheckInput input)
    {
        var (model, load) = (hub.Before.Hub, hub.Before.CallsPerSecond);
        return HubFinding.Of(
            Rule, hub.After, _ => true, [.. Rollbacks(hub, input), .. Enough(hub)],
            input.Pending.Count > 1 ? string.Join(" and ", input.Pending.Select(release => release.Name)) : "the change",
            CaseText.Rate(Recovery.OfferedPerSecond(model, load)), CaseText.Rate(model.CapacityPerSecond)) with
        {
            At = hub.PlaceOf(input.Change!),
            Remedies = [.. Restart(hub), .. HubRemedies.For(hub.Before)],
        };
    }

    /// <summary>What comes and what can be answered after each way of rolling back, while all attempts fail.</summary>
    private static IEnumerable<string> Rollbacks(HubChange hub, CheckInput input)
    {
        foreach (var release in input.Pending.Count > 1 ? input.Pending : [])
            if (HubCase.In(GraphPatch.Apply(input.Change!.Before, [.. input.Pending.Where(other => other != release)]).Graph).FirstOrDefault(one => one.Service.Id == hub.After.Service.Id) is { } left
                && (left.CallsPerSecond < hub.After.CallsPerSecond || left.Hub.CapacityPerSecond > hub.After.Hub.CapacityPerSecond))
                yield return $"{release.Name} rolled back alone: {Outcome(left)}";
        yield return $"{(input.Pending.Count > 1 ? "All rolled back" : "Rolled back")}: {Outcome(hub.Before)}";
    }

    private static string Outcome(HubCase hub)
    {
        var (offered, capacity) = (Recovery.OfferedPerSecond(hub.Hub, hub.CallsPerSecond), hub.Hub.CapacityPerSecond);
        var sum = $"{CaseText.Rate(hub.CallsPerSecond)} x {CaseText.Number(hub.Hub.EffectiveAttempts)} attempts = {CaseText.Rate(offered)} offered, {CaseText.Rate(capacity)} capacity";
        return $"{sum}: {(Recovery.WithoutRestart(hub.Hub, hub.CallsPerSecond) ? "it recovers" : "it stays down")}.";
    }

    private static IEnumerable<string> Enough(HubChange hub)
    {
        var sets = hub.Recoveries.Select(set => RecoveryText.Of(set, hub)).ToList();
        yield return sets.Count == 0 ? "Neither a roll-back nor a restart brings it back: it is overloaded before the change as well." : $"What brings it back: {string.Join("; or ", sets)}.";
        if (Recovery.ByFlush(hub.Before.Hub, hub.Before.CallsPerSecond))
            yield return "After the roll-back it is enough to empty its queue.";
    }

    private static IEnumerable<string> Restart(HubChange hub) =>
        hub.Recoveries.Count == 0 ? [] : [$"Before the release, write down how to bring {hub.After.Service} back: {RecoveryText.Of(hub.Recoveries[0], hub)}, with new connections refused until the callers' retries have ended."];
}
