using DepGuard.Checks.Capacity;
using DepGuard.Graph.Changes;
using DepGuard.Models.Hubs;
using DepGuard.Sources;

namespace DepGuard.Checks.Release;

/// <summary>A service for which load and capacity are known before and after a change.</summary>
/// <param name="Before">The case before.</param>
/// <param name="After">The case now.</param>
internal sealed record HubChange(HubCase Before, HubCase After)
{
    /// <summary>By how much the utilisation would rise if only the load had changed.</summary>
    public double RiseByLoad => After.Hub.Utilisation(After.CallsPerSecond) - After.Hub.Utilisation(Before.CallsPerSecond);

    /// <summary>Share of the capacity that is lost; negative if there is more of it.</summary>
    public double LostShare => 1 - (After.Hub.CapacityPerSecond / Before.Hub.CapacityPerSecond);

    /// <summary>Utilisation before and now, such as <c>0.4 -> 0.65</c>.</summary>
    public string Utilisation => $"{CaseText.Number(Before.Utilisation)} -> {CaseText.Number(After.Utilisation)}";

    /// <summary>True if more calls reach it.</summary>
    public bool GetsLoad => After.CallsPerSecond > Before.CallsPerSecond;

    /// <summary>True if it can answer fewer.</summary>
    public bool LosesCapacity => LostShare > 0;

    /// <summary>The smallest sets of measures that end an outage under the change.</summary>
    public IReadOnlyList<RecoveryActions> Recoveries => Recovery.MinimalSets(After.Hub, Before.Hub, After.CallsPerSecond, Before.CallsPerSecond);

    /// <summary>The first call that the change adds to it; without one the first number that its case rests on.</summary>
    public SourceSpan PlaceOf(GraphDiff change)
    {
        var added = change.AddedEdges.Where(edge => edge.Callee.Equals(After.Service)).ToHashSet();
        return After.Callers.FirstOrDefault(added.Contains)?.Evidence[0].At ?? CaseText.Places(After).First().At;
    }

    /// <summary>The services that both states know enough of, by id; none without a state before.</summary>
    public static IEnumerable<HubChange> In(CheckInput input)
    {
        if (input.Change is not { } change || input.Hubs.Count == 0)
            return [];

        var before = HubCase.In(change.Before).ToDictionary(hub => hub.Service.Id, StringComparer.Ordinal);
        return input.Hubs.Where(hub => before.ContainsKey(hub.Service.Id)).Select(hub => new HubChange(before[hub.Service.Id], hub));
    }
}
