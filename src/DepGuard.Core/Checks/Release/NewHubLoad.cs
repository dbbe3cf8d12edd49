using DepGuard.Checks.Capacity;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Checks.Release;

/// <summary>A change that sends more calls to a service: by a new call, a higher rate or a smaller cache.</summary>
internal sealed class NewHubLoad : ICheck
{
    public RuleInfo Rule => RuleCatalog.NewHubLoad;

    /// <summary>One finding for each service whose utilisation rises by more than the option allows because more calls reach it.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from hub in HubChange.In(input)
        where hub.RiseByLoad >= input.Config.Option(Rule, "rise")
        select Describe(hub, input.Change!);

    private Finding Describe(HubChange hub, GraphDiff change)
    {
        var added = change.AddedEdges.Where(edge => edge.Callee.Equals(hub.After.Service)).ToHashSet();
        return HubFinding.Of(
            Rule, hub.After, _ => true, Why(hub, added),
            CaseText.Rate(hub.Before.CallsPerSecond), CaseText.Rate(hub.After.CallsPerSecond), hub.Utilisation) with
        {
            At = hub.PlaceOf(change),
        };
    }

    private static IEnumerable<string> Why(HubChange hub, IReadOnlySet<Edge> added)
    {
        yield return $"Calls: {CaseText.Rate(hub.Before.CallsPerSecond)} -> {CaseText.Rate(hub.After.CallsPerSecond)}; utilisation: {hub.Utilisation}.";
        foreach (var edge in added.OrderBy(edge => edge.Caller.Id, StringComparer.Ordinal))
            yield return $"{edge.Caller.Id} calls it since the change.";
    }
}
