using DepGuard.Checks.Topology;
using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Checks;

/// <summary>Services whose trouble is everybody's: those that play a hub's part for others, and those that a large share of the services calls.</summary>
internal static class Hubs
{
    private const double LargeShare = 0.2;
    private const int FewestCallers = 5;

    /// <summary>The hubs of a graph.</summary>
    public static IReadOnlySet<Service> Of(ServiceGraph graph)
    {
        var own = graph.Services.Count(service => service.Kind is ServiceKind.Service or ServiceKind.Gateway);
        var callers = graph.Edges.Where(IsWaiting).CountBy(edge => edge.Callee).ToDictionary();
        return graph.Services
            .Where(service => callers.TryGetValue(service, out var count)
                && (HubRole.IsHub(service) || (count >= FewestCallers && count >= LargeShare * own)))
            .ToHashSet();
    }

    /// <summary>True for an edge whose caller waits for the answer and that is more than a guess.</summary>
    public static bool IsWaiting(Edge edge) => edge.Mode == CallMode.Sync && edge.Confidence >= Confidence.Inferred;
}
