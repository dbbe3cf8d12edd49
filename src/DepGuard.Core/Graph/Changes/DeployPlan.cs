using DepGuard.Facts;

namespace DepGuard.Graph.Changes;

/// <summary>What has to be deployed for a change, in an order in which nobody calls what is not there yet.</summary>
/// <param name="Steps">The services in steps: what others of the change need comes before them; the members of a cycle come together.</param>
/// <param name="Removed">Services that are gone, to be stopped last.</param>
public sealed record DeployPlan(IReadOnlyList<IReadOnlyList<Component>> Steps, IReadOnlyList<Service> Removed)
{
    /// <summary>The plan for a change: services that are new, that changed, or whose calls did. Who is only called runs on as it is.</summary>
    public static DeployPlan Of(GraphDiff change)
    {
        var touched = change.AddedServices
            .Concat(change.ChangedServices.Select(one => one.After))
            .Concat(change.AddedEdges.Concat(change.RemovedEdges).Concat(change.ChangedEdges.Select(one => one.After)).Select(edge => edge.Caller))
            .Where(service => service.Kind != ServiceKind.External).Select(service => service.Id).ToHashSet(StringComparer.Ordinal);
        var services = change.After.Services.Where(service => touched.Contains(service.Id)).ToList();
        var edges = change.After.Edges.Where(edge => touched.Contains(edge.Caller.Id) && touched.Contains(edge.Callee.Id));
        return new DeployPlan(
            DeployLevels.Of(new ServiceGraph(services, edges, []), IsNeeded),
            [.. change.RemovedServices.Where(service => service.Kind != ServiceKind.External)]);
    }

    /// <summary>True for an edge whose callee has to be there before its caller; two services on one list for everybody wait for neither.</summary>
    public static bool IsNeeded(Edge edge) =>
        edge is { Mode: CallMode.Sync or CallMode.Data or CallMode.Startup, Confidence: >= Confidence.Inferred, IsFromSharedList: false };
}
