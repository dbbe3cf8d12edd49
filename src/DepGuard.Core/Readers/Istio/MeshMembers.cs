using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;
using DepGuard.Sources;

namespace DepGuard.Readers.Istio;

/// <summary>
/// Callers that have an Istio proxy: by labels of their namespace or pods. Where no scanned file marks anything, installation happens
/// elsewhere, and every caller of a service with a VirtualService is taken for one.
/// </summary>
internal sealed class MeshMembers
{
    private const string Waypoint = "istio.io/use-waypoint";

    private readonly Dictionary<string, KubernetesObject> _namespaces;
    private readonly HashSet<string> _waypoints;
    private readonly HashSet<Reference> _sidecars = [];
    private readonly HashSet<Reference> _ambient = [];
    private readonly HashSet<Reference> _all;
    private readonly List<SourceSpan> _marks = [];

    /// <param name="cluster">The objects.</param>
    /// <param name="gateways">Services that are gateways of the mesh and so no callers with a sidecar.</param>
    public MeshMembers(Cluster cluster, IReadOnlySet<Reference> gateways)
    {
        _namespaces = cluster.Of(string.Empty, "Namespace").DistinctBy(one => one.Name.Value).ToDictionary(one => one.Name.Value, StringComparer.Ordinal);
        _waypoints = [.. cluster.Of("gateway.networking.k8s.io", "Gateway").Where(one => one.Spec?["gatewayClassName"]?.Text == "istio-waypoint").Select(one => one.Scope)];
        foreach (var space in _namespaces.Values)
            _marks.AddRange(Marks(space.Root["metadata"]?["labels"]));
        foreach (var node in cluster.Nodes.Where(node => !gateways.Contains(node.Service)))
            foreach (var workload in node.Workloads)
                Add(node.Service, workload);
        _all = [.. cluster.Nodes.Select(node => node.Service).Where(service => !gateways.Contains(service))];
    }

    /// <summary>True when a file says what belongs to the mesh; then everything else is outside.</summary>
    public bool IsMarked => _marks.Count > 0;

    /// <summary>The first mark; null if there is none.</summary>
    public SourceSpan? At => IsMarked ? _marks.Min() : null;

    /// <summary>How sure it is that the mesh governs the callers.</summary>
    public Confidence Confidence => IsMarked ? Confidence.Declared : Confidence.Inferred;

    /// <summary>Callers whose own proxy makes every call.</summary>
    public IReadOnlySet<Reference> Sidecars => _sidecars;

    /// <summary>Callers whose calls to a service pass a proxy that understands HTTP: their own, or the waypoint of the service.</summary>
    public IReadOnlySet<Reference> CallersOf(ServiceNode? callee) =>
        !IsMarked ? _all
        : _ambient.Count == 0 || callee?.Services.Any(HasWaypoint) != true ? _sidecars
        : _sidecars.Concat(_ambient).ToHashSet();

    /// <summary>True for a service whose pods have a proxy, or for every service where nothing is marked.</summary>
    public bool Contains(Reference service) => !IsMarked || _sidecars.Contains(service) || _ambient.Contains(service);

    private void Add(Reference service, Workload workload)
    {
        var pod = PodMark(workload);
        if (pod is not null)
            _marks.Add(pod.At);
        var space = NamespaceOf(workload.Object)?.Root["metadata"]?["labels"];
        if (workload.Pod["hostNetwork"]?.Text == "true" || pod?.Text == "false")
            return;
        if (pod is not null || IsInjected(space) || HasProxy(workload))
            _sidecars.Add(service);
        else if (IsAmbient(space?["istio.io/dataplane-mode"]?.Text) || IsAmbient(workload.Labels.GetValueOrDefault("istio.io/dataplane-mode")))
            _ambient.Add(service);
    }

    private static Node? PodMark(Workload workload) =>
        workload.Annotations?["sidecar.istio.io/inject"] is Scalar annotation ? annotation
        : workload.Labels.TryGetValue("sidecar.istio.io/inject", out var label) ? new Scalar(label, isPlain: false, workload.Object.Name.At)
        : null;

    /// <summary>What the injector puts into pods, in manifests that were written after it ran.</summary>
    private static bool HasProxy(Workload workload) =>
        (workload.Pod["containers"]?.Items ?? []).Any(container => container["name"]?.Text == "istio-proxy");

    private static IEnumerable<SourceSpan> Marks(Node? labels)
    {
        foreach (var key in (string[])["istio-injection", "istio.io/rev", "istio.io/dataplane-mode"])
            if (labels?[key] is Scalar mark)
                yield return mark.At;
    }

    private static bool IsInjected(Node? labels) =>
        labels?["istio-injection"]?.Text is { } text ? text == "enabled" : labels?["istio.io/rev"] is not null && labels["istio.io/dataplane-mode"] is null;

    private static bool IsAmbient(string? mode) => mode == "ambient";

    private bool HasWaypoint(KubernetesObject service)
    {
        var label = service.Root["metadata"]?["labels"]?[Waypoint] ?? NamespaceOf(service)?.Root["metadata"]?["labels"]?[Waypoint];
        return label?.Text is { } name ? name != "none" : _waypoints.Contains(NamespaceOf(service) is { } space ? KubernetesObject.ScopeOf(space.Name.Value) : service.Scope);
    }

    /// <summary>The namespace of an object; of one that states none the only namespace of the scan, else the default one.</summary>
    private KubernetesObject? NamespaceOf(KubernetesObject one) =>
        _namespaces.GetValueOrDefault(one.Namespace ?? "default") ?? (one.Namespace is null && _namespaces.Count == 1 ? _namespaces.Values.First() : null);
}
