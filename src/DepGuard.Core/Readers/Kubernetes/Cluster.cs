using DepGuard.Facts;

namespace DepGuard.Readers.Kubernetes;

/// <summary>The objects of a scan that count, and the services that they make.</summary>
/// <param name="Objects">Objects, one definition of each.</param>
/// <param name="Nodes">Services with the workloads behind them.</param>
internal sealed record Cluster(IReadOnlyList<KubernetesObject> Objects, IReadOnlyList<ServiceNode> Nodes)
{
    private readonly ILookup<(string Group, string Kind), KubernetesObject> _byKind = Objects.ToLookup(one => (one.Group, one.Kind));
    private readonly Lazy<ILookup<string, (KubernetesObject Service, ServiceNode Node)>> _byName = new(() =>
        Nodes.SelectMany(node => node.Services.Concat(node.Umbrellas).Select(service => (service, node))).ToLookup(pair => pair.service.Name.Value, StringComparer.OrdinalIgnoreCase));

    private readonly Lazy<ILookup<(string Key, string Value), (Workload Workload, ServiceNode Node)>> _byLabel = new(() =>
        Nodes.SelectMany(node => node.Workloads.SelectMany(workload => workload.Labels.Select(label => (Label: (label.Key, label.Value), Pair: (workload, node)))))
            .ToLookup(pair => pair.Label, pair => pair.Pair));

    /// <summary>Objects of a kind of an API group, in order of path and place.</summary>
    public IEnumerable<KubernetesObject> Of(string group, string kind) => _byKind[(group, kind)];

    /// <summary>The service that an object means by a host such as <c>auth</c>, <c>auth.shop</c> or <c>auth.shop.svc.cluster.local</c>; null if it is not in the scan.</summary>
    public ServiceNode? Named(string host, KubernetesObject from)
    {
        var labels = host.TrimEnd('.').Split('.');
        if (labels.Length > 2 && labels[2] != "svc")
            return null;
        var space = labels.Length == 1 ? from.Namespace : labels[1];
        return _byName.Value[labels[0]]
            .Where(pair => space is null || pair.Service.Namespace is null || pair.Service.Namespace == space)
            .OrderBy(pair => pair.Service.Namespace == space ? 0 : 1)
            .Select(pair => pair.Node)
            .FirstOrDefault();
    }

    /// <summary>Services whose pods have all of these labels; of pods without labels none.</summary>
    /// <param name="labels">The labels, at least one.</param>
    /// <param name="near">Object whose namespace the pods share; null for pods of all namespaces.</param>
    public IEnumerable<ServiceNode> SelectedBy(IReadOnlyDictionary<string, string> labels, KubernetesObject? near = null) =>
        labels.Count == 0 ? [] : labels.Select(label => _byLabel.Value[(label.Key, label.Value)])
            .MinBy(found => found.Count())!
            .Where(pair => pair.Workload.IsSelectedBy(labels) && near?.SharesNamespaceWith(pair.Workload.Object) != false)
            .Select(pair => pair.Node)
            .Distinct();

    /// <summary>Services of the namespace of an object.</summary>
    public IEnumerable<ServiceNode> InNamespaceOf(KubernetesObject one) =>
        Nodes.Where(node => node.Workloads.Any(workload => one.SharesNamespaceWith(workload.Object)));

    /// <summary>The address that an object means by a host: a short name is completed with the namespace that the object states.</summary>
    public static Address AddressOf(string host, KubernetesObject from, string? space = null) =>
        new(host.Contains('.') || (space ?? from.Namespace) is not { } stated ? host.TrimEnd('.') : $"{host}.{stated}");
}
