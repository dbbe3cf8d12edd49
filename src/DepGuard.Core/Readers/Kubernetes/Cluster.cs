namespace DepGuard.Readers.Kubernetes;

/// <summary>The objects of a scan that count, and the services that they make.</summary>
/// <param name="Objects">Objects, one definition of each.</param>
/// <param name="Nodes">Services with the workloads behind them.</param>
internal sealed record Cluster(IReadOnlyList<KubernetesObject> Objects, IReadOnlyList<ServiceNode> Nodes)
{
    private readonly ILookup<(string Group, string Kind), KubernetesObject> _byKind = Objects.ToLookup(one => (one.Group, one.Kind));

    /// <summary>Objects of a kind of an API group, in order of path and place.</summary>
    public IEnumerable<KubernetesObject> Of(string group, string kind) => _byKind[(group, kind)];
}
