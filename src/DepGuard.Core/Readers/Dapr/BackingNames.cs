using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Dapr;

/// <summary>Services of a cluster by the names under which components may refer to them.</summary>
internal sealed class BackingNames(Cluster cluster)
{
    private readonly ILookup<string, (KubernetesObject Object, ServiceNode Node)> _byName = cluster.Nodes
        .SelectMany(node => node.Services.Concat(node.Umbrellas).Concat(node.Workloads.Select(workload => workload.Object)).Select(one => (one, node)))
        .ToLookup(pair => pair.one.Name.Value, StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _namespaces =
        [.. cluster.Objects.Select(one => one is { Kind: "Namespace", Group.Length: 0 } ? one.Name.Value : one.Namespace).OfType<string>()];

    /// <summary>
    /// The service that an object means by <c>name</c>, <c>name.namespace</c> or <c>name.namespace.svc…</c>, also behind the name of a pod;
    /// null if it is not in the scan.
    /// </summary>
    public Reference? Find(DaprObject from, string host)
    {
        var own = from.Root["metadata"]?["namespace"]?.Text;
        return host.TrimEnd('.').Split('.') switch
        {
            [var name] => Named(name, own, isKnown: true),
            [var name, var space] => Named(name, space, _namespaces.Contains(space)) ?? Named(space, own, isKnown: true),
            [var name, var space, "svc", ..] => Named(name, space, isKnown: true),
            [_, var name, var space, "svc", ..] => Named(name, space, isKnown: true),
            _ => null,
        };
    }

    /// <summary>An object that states no namespace may be in any that is known.</summary>
    private Reference? Named(string name, string? space, bool isKnown)
    {
        foreach (var (one, node) in _byName[name])
            if (one.Namespace is null ? isKnown : space is null || one.Namespace == space)
                return node.Service;
        return null;
    }
}
