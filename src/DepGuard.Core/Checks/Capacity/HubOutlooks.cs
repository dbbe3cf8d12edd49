using DepGuard.Checks.Release;
using DepGuard.Findings;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>The hubs at risk with the curve of what they answer, by which people see why a hub that went down does not come back.</summary>
internal static class HubOutlooks
{
    /// <summary>Hubs with a curve; somebody who has more than these at risk begins with them.</summary>
    private const int MaxHubs = 8;

    private const int Steps = 60;

    /// <summary>How far a curve goes beyond load and capacity.</summary>
    private const double Beyond = 1.15;

    /// <summary>The hubs that are overloaded or stay down once they are down, the fullest first.</summary>
    public static IReadOnlyList<HubOutlook> Of(CheckInput input)
    {
        var atRisk = input.Hubs
            .Where(hub => hub.Class != HubClass.Stable && double.IsFinite(hub.Hub.CapacityPerSecond) && hub.Hub.CapacityPerSecond > 0)
            .OrderByDescending(hub => hub.Utilisation)
            .Take(MaxHubs)
            .ToList();
        if (atRisk.Count == 0)
            return [];

        var before = HubChange.In(input).ToDictionary(change => change.After.Service.Id, change => change.Before, StringComparer.Ordinal);
        return [.. atRisk.Select(hub => Of(hub, before.GetValueOrDefault(hub.Service.Id)))];
    }

    private static HubOutlook Of(HubCase hub, HubCase? before)
    {
        var (now, was) = (Standing(hub), before is null ? null : Standing(before));
        var last = Beyond * Math.Max(now.Capacity, Math.Max(now.Load, was?.Load ?? 0));
        var loads = Enumerable.Range(0, Steps + 1).Select(step => last * step / Steps).Concat([now.Critical, now.Recovery]).Where(load => load <= last).Distinct().Order();
        return new HubOutlook(hub.Service.Id, now, [.. loads.Select(load => At(hub.Hub, load))]) { Before = was };
    }

    private static HubStanding Standing(HubCase hub)
    {
        var point = At(hub.Hub, hub.CallsPerSecond);
        return new HubStanding(
            hub.CallsPerSecond, point.Working ?? point.Down ?? 0, hub.Hub.CapacityPerSecond,
            Metastability.CriticalLoadPerSecond(hub.Hub), hub.Hub.RecoveryLoadPerSecond)
        {
            TippingOutage = TippingOutage.Of(hub.Hub, hub.CallsPerSecond, hub.Class),
        };
    }

    private static AnsweredLoad At(Hub hub, double load)
    {
        var state = Metastability.Classify(hub, load);
        return new AnsweredLoad(load, Answered(state.CalmFailureRate), Answered(state.CollapsedFailureRate));

        double? Answered(double? failures) => failures is { } rate ? Metastability.GoodputPerSecond(hub, load, rate) : null;
    }
}
