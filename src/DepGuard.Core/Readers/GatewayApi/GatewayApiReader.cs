using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Istio;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.GatewayApi;

/// <summary>The Gateway API of Kubernetes with the policies of Envoy Gateway: gateways with their routes, and routes of a mesh.</summary>
internal sealed class GatewayApiReader : IClusterReader
{
    private const string Experimental = "gateway.networking.x-k8s.io";

    /// <inheritdoc/>
    public string Format => "gateway-api";

    /// <inheritdoc/>
    public IReadOnlyList<string> Groups { get; } = [ApiGateways.Group, Experimental, EnvoyGatewayPolicies.Group];

    /// <inheritdoc/>
    public IEnumerable<Fact> Read(Cluster cluster)
    {
        var objects = cluster.Objects.Where(one => Groups.Contains(one.Group)).ToList();
        if (objects.Count == 0)
            return [];

        var (mesh, gateways, grants) = (Mesh.Of(cluster), new ApiGateways(cluster), new ReferenceGrants(cluster));
        var atGateways = new GatewayRoutes(cluster, gateways, new EnvoyGatewayPolicies(cluster), mesh.Config);
        var inMesh = new MeshRoutes(cluster, mesh);
        var routes = ApiRoute.Of(cluster).ToList();
        List<Fact> facts =
        [
            .. objects.Select(one => one.Path).Distinct(StringComparer.Ordinal).Select(path => new ReadFact(path, Format)),
            .. routes.SelectMany(route => RuleSettings.Problems(route).Concat(grants.Problems(route)).Concat(atGateways.Read(route)).Concat(inMesh.Read(route))),
        ];
        facts.AddRange(gateways.Facts());
        facts.AddRange(Budgets(cluster, gateways));
        return facts;
    }

    /// <summary>Shares of the load that gateways may retry, by target Service; 20 % unless stated.</summary>
    private static IEnumerable<Fact> Budgets(Cluster cluster, ApiGateways gateways)
    {
        foreach (var policy in cluster.Of(Experimental, "XBackendTrafficPolicy"))
            if (policy.Spec?["retryConstraint"]?["budget"] is { } budget)
                foreach (var name in (policy.Spec["targetRefs"]?.Items ?? []).Select(target => target["name"]?.Text).OfType<string>())
                    foreach (var product in gateways.Services.Select(gateways.ProductOf).Distinct(StringComparer.Ordinal))
                        yield return new PolicyFact(
                            policy.LookupScopes,
                            new Address(name),
                            new CallPolicy(Layer.Gateway, product, Provenance.Declared, budget.At) { RetryBudget = Ratio.Percent(NodeUnits.Number(budget["percent"]) ?? 20) },
                            policy.Title,
                            Confidence.Declared)
                        {
                            Callers = gateways.Services.Where(gateway => gateways.ProductOf(gateway) == product).ToHashSet(),
                        };
    }
}
