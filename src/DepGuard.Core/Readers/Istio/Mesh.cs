using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Istio;

/// <summary>What every part of the Istio reader needs to know.</summary>
/// <param name="Cluster">The objects.</param>
/// <param name="Config">Settings of the whole mesh.</param>
/// <param name="Gateways">The gateways.</param>
/// <param name="Members">Who has a proxy.</param>
internal sealed record Mesh(Cluster Cluster, MeshConfig Config, IstioGateways Gateways, MeshMembers Members)
{
    /// <summary>The mesh of a cluster.</summary>
    public static Mesh Of(Cluster cluster)
    {
        var gateways = new IstioGateways(cluster);
        return new Mesh(cluster, new MeshConfig(cluster), gateways, new MeshMembers(cluster, gateways.Services));
    }

    /// <summary>The services that a host means to an object; a wildcard may mean many.</summary>
    /// <returns>Names with the scopes in which they are looked up, nearest first.</returns>
    public IEnumerable<(Address Host, IReadOnlyList<string> Scopes, ServiceNode? Node)> Meant(string host, KubernetesObject from)
    {
        if (!host.StartsWith('*'))
            return [(new Address(host.TrimEnd('.')), from.LookupScopes, Cluster.Named(host, from))];
        if (host.Length < 3)
            return [];
        return Cluster.Nodes
            .Where(node => node.Services.Any(service => $"{service.Name.Value}.{service.Namespace ?? "default"}.svc.cluster.local".EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)))
            .Select(node => (new Address(node.Service.Name), (IReadOnlyList<string>)[node.Service.Scope], (ServiceNode?)node));
    }
}
