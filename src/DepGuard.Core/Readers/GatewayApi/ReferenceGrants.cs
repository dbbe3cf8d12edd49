using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.GatewayApi;

/// <summary>Permissions to name objects of another namespace; a route that lacks one is invalid.</summary>
internal sealed class ReferenceGrants(Cluster cluster)
{
    private readonly ILookup<string?, KubernetesObject> _byNamespace = cluster.Of(ApiGateways.Group, "ReferenceGrant").ToLookup(one => one.Namespace, StringComparer.Ordinal);

    /// <summary>Backends of a route that no grant allows it to name.</summary>
    public IEnumerable<Fact> Problems(ApiRoute route)
    {
        foreach (var backend in route.Rules.SelectMany(rule => ApiRoute.Backends(rule).Concat(ApiRoute.Mirrors(rule))))
            if (backend["namespace"] is Scalar space && space.Value != (route.Object.Namespace ?? "default") && !_byNamespace[space.Value].Concat(_byNamespace[null]).Any(grant => Allows(grant, route.Object, backend)))
                yield return new ProblemFact("DPG0006", space.At, $"{route.Object.Title}:{space.Value}/{backend["name"]!.Text}",
                    [route.Object.Title, $"no ReferenceGrant of namespace {space.Value} lets it name the {backend["kind"]?.Text ?? "Service"} {backend["name"]!.Text}"]);
    }

    private static bool Allows(KubernetesObject grant, KubernetesObject route, Node backend) =>
        (grant.Spec?["from"]?.Items ?? []).Any(from => from["group"]?.Text == route.Group && from["kind"]?.Text == route.Kind && (route.Namespace is null || from["namespace"]?.Text == route.Namespace))
        && (grant.Spec?["to"]?.Items ?? []).Any(to =>
            (to["group"]?.Text ?? string.Empty) == (backend["group"]?.Text ?? string.Empty)
            && to["kind"]?.Text == (backend["kind"]?.Text ?? "Service")
            && (to["name"]?.Text is not { } name || name == backend["name"]!.Text));
}
