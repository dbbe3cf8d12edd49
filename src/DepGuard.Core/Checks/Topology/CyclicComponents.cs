using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Checks.Topology;

/// <summary>The components with a cycle, over the edges that a rule of this family looks at. A guess is never enough for a cycle, nor is a list of addresses that everybody gets.</summary>
internal static class CyclicComponents
{
    /// <summary>Over the calls that their caller waits for.</summary>
    public static IEnumerable<Component> OfCalls(ServiceGraph graph) => Of(graph, edge => edge.Mode == CallMode.Sync);

    /// <summary>Over start orders.</summary>
    public static IEnumerable<Component> OfStartOrder(ServiceGraph graph) => Of(graph, edge => edge.Mode == CallMode.Startup);

    /// <summary>Over calls and messages; two services that only share a broker do not depend on each other through it.</summary>
    public static IEnumerable<Component> OfCallsAndMessages(ServiceGraph graph) =>
        Of(graph, edge => edge is
        {
            Mode: CallMode.Sync or CallMode.Async,
            Caller.Kind: not ServiceKind.Broker,
            Callee.Kind: not ServiceKind.Broker,
        });

    /// <summary>Over calls, start orders, and what is needed to repair a service.</summary>
    public static IEnumerable<Component> OfRecovery(ServiceGraph graph) =>
        Of(graph, edge => edge.Mode is CallMode.Sync or CallMode.Startup || edge.Roles.Contains(Role.Operator));

    private static IEnumerable<Component> Of(ServiceGraph graph, Func<Edge, bool> includes) =>
        graph.Components(edge => edge is { Confidence: >= Confidence.Inferred, IsFromSharedList: false } && includes(edge)).Where(component => component.IsCyclic);
}
