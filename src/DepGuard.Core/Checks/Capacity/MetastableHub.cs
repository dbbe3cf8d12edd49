using DepGuard.Checks.Deadlines;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Models;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>
/// A service that works, but whose retries keep it down once a disturbance has piled up a backlog (Bronson and others, "Metastable failures in
/// distributed systems", HotOS 2021): the capacity that counts then is a fraction of the one that is advertised.
/// </summary>
internal sealed class MetastableHub : ICheck
{
    private const double HighUtilisation = 0.8;

    public RuleInfo Rule => RuleCatalog.MetastableHub;

    /// <summary>One finding for each vulnerable service; an error for an authentication service that is nearly full.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from hub in input.Hubs
        where hub.Class == HubClass.Vulnerable && hub.Utilisation < 1
        select Describe(hub);

    private Finding Describe(HubCase hub)
    {
        var outage = TippingOutage.Of(hub.Hub, hub.CallsPerSecond, hub.Class);
        var finding = HubFinding.Of(
            Rule, hub, changed => Metastability.Classify(changed, hub.CallsPerSecond).Class != HubClass.Stable, Why(hub, outage),
            outage is { } seconds ? $"an outage of {Rounded(seconds)}" : "a long enough outage",
            CaseText.Rate(hub.CallsPerSecond), CaseText.Rate(hub.Hub.RecoveryLoadPerSecond));
        return hub.Service.Roles.Contains(Role.Auth) && hub.Utilisation > HighUtilisation && !finding.Details[0].StartsWith("Needs", StringComparison.Ordinal)
            ? finding with { Severity = Severity.Error }
            : finding;
    }

    private static IEnumerable<string> Why(HubCase hub, TimeSpan? outage)
    {
        var (load, model) = (hub.CallsPerSecond, hub.Hub);
        yield return $"Utilisation: {CaseText.Rate(load)} / {CaseText.Rate(model.CapacityPerSecond)} = {CaseText.Number(hub.Utilisation)}.";
        yield return $"While all attempts fail, {CaseText.Number(model.EffectiveAttempts)} of each call offer {CaseText.Rate(Recovery.OfferedPerSecond(model, load))}: more than the capacity, so a backlog grows although the cause is gone.";
        yield return $"It works up to {CaseText.Rate(Metastability.CriticalLoadPerSecond(model))} on the way up, and comes back below {CaseText.Rate(model.RecoveryLoadPerSecond)} only.";
        if (outage is { } seconds && model.Timeout is { } timeout)
            yield return $"After {Rounded(seconds)} without answers the backlog takes longer than the {TimeText.Of(timeout)} that callers wait.";
        yield return Recovery.ByFlush(model, load)
            ? "Emptying its queue brings it back at this load."
            : "Emptying its queue does not bring it back at this load; a restart that refuses connections until retries have ended does.";
        yield return CaseText.Assumed(hub);
    }

    private static string Rounded(TimeSpan time) => TimeText.Of(Seconds.ToTime(Math.Round(time.TotalSeconds, 1)));
}
