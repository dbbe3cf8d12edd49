using System.Globalization;
using DepGuard.Contracts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>A service whose replicas can do without none of them: a crash, a move to another machine, a rolling update overloads it.</summary>
internal sealed class NoSpareReplica : ICheck
{
    public RuleInfo Rule => RuleCatalog.NoSpareReplica;

    /// <summary>One finding for each service that works with all replicas and not with one less.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from hub in input.Hubs
        where hub.Utilisation < 1 && hub.Numbers.Replicas is { Provenance: Provenance.Declared, Value: > 1 } && IsFull(hub.Hub, hub)
        select Describe(hub, hub.Numbers.Replicas!.Value);

    private static bool IsFull(Hub hub, HubCase found)
    {
        var replicas = found.Numbers.Replicas!.Value;
        return (hub with { Workers = hub.Workers * (replicas - 1) / replicas }).Utilisation(found.CallsPerSecond) >= 1;
    }

    private Finding Describe(HubCase hub, int replicas)
    {
        var left = hub.Hub.Workers * (replicas - 1) / replicas;
        var needed = (int)Math.Ceiling(hub.CallsPerSecond / (0.95 * hub.Hub.CapacityPerSecond / replicas)) + 1;
        return HubFinding.Of(
            Rule, hub, changed => IsFull(changed, hub), [$"Utilisation: {CaseText.Number(hub.Utilisation)} with {replicas} replicas, {CaseText.Number((hub.Hub with { Workers = left }).Utilisation(hub.CallsPerSecond))} with {replicas - 1}."],
            replicas, CaseText.Rate((hub.Hub with { Workers = left }).CapacityPerSecond), CaseText.Rate(hub.CallsPerSecond)) with
        {
            At = hub.Numbers.Replicas!.At,
            Related = [CaseText.Place(hub.Numbers.Replicas, string.Create(CultureInfo.InvariantCulture, $"{hub.Service.Id} has {replicas} replicas")), .. hub.Places],
            Remedies = [string.Create(CultureInfo.InvariantCulture, $"Run {needed} replicas: with one less they are 95 % full at most.")],
        };
    }
}
