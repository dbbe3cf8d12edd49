using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Topology;

/// <summary>A cycle of calls with a service that others need to authenticate, to be configured or to find each other.</summary>
internal sealed class AuthInCycle : ICheck
{
    public RuleInfo Rule => RuleCatalog.AuthInCycle;

    /// <summary>One finding for each component with a hub, shown by the shortest cycle through a hub.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        input.CallCycles
            .Where(component => component.Members.Any(HubRole.IsHub))
            .Select(Describe);

    private Finding Describe(Component component)
    {
        var shown = component.ShortestCycle(edge => HubRole.IsHub(edge.Caller))!;
        var hub = shown.Edges.Select(edge => edge.Caller).First(HubRole.IsHub);
        string[] advice =
        [
            $"Give {hub} what it asks the others for: its own copy of the data, or the data with the request.",
            $"Let callers do without {hub} for a while: check signed tokens locally, keep the last known answers.",
        ];
        var finding = CycleFinding.OfCalls(Rule, component, shown, advice, hub);
        return finding with { Details = [$"{hub} provides {HubRole.Provides(hub)} to others.", .. finding.Details] };
    }
}
