using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.GatewayApi;

/// <summary>Gateways of the Gateway API: each object is a service; what routes name and the scan does not have is one by its name.</summary>
internal sealed class ApiGateways
{
    /// <summary>Group of the objects.</summary>
    public const string Group = "gateway.networking.k8s.io";

    private static readonly string[] LookupScopes = [KubernetesObject.ScopeOf(null), KubernetesObject.AnyScope];

    private readonly Cluster _cluster;
    private readonly Dictionary<Reference, (Scalar Name, Node? Spec)> _gateways = [];
    private readonly Dictionary<string, string> _controllers;
    private readonly List<KubernetesObject> _listenerSets;

    public ApiGateways(Cluster cluster)
    {
        _cluster = cluster;
        _controllers = cluster.Of(Group, "GatewayClass").DistinctBy(one => one.Name.Value)
            .ToDictionary(one => one.Name.Value, one => one.Spec?["controllerName"]?.Text ?? string.Empty, StringComparer.Ordinal);
        _listenerSets = [.. cluster.Of(Group, "ListenerSet"), .. cluster.Of("gateway.networking.x-k8s.io", "XListenerSet")];
        foreach (var gateway in cluster.Of(Group, "Gateway").Where(one => !IsWaypoint(one)))
            _gateways.TryAdd(ServiceOf(cluster, gateway.Name.Value, gateway.Namespace), (gateway.Name, gateway.Spec));
    }

    /// <summary>The gateways that are known so far.</summary>
    public IReadOnlySet<Reference> Services => _gateways.Keys.ToHashSet();

    /// <summary>The service that a Gateway object is: the workload that says so by label, else one of its own.</summary>
    public static Reference ServiceOf(Cluster cluster, string name, string? space)
    {
        var label = new Dictionary<string, string> { [$"{Group}/gateway-name"] = name };
        return cluster.SelectedBy(label).FirstOrDefault()?.Service ?? new Reference(name, space is null ? "ingress:gateway" : $"ingress:gateway/{space}");
    }

    /// <summary>The gateway that a parent reference of a route names; null for a parent of another kind.</summary>
    public Reference? Named(Node parent, KubernetesObject route)
    {
        if (parent["name"] is not Scalar { Value.Length: > 0 } name || (parent["group"]?.Text ?? Group) is not (Group or "gateway.networking.x-k8s.io"))
            return null;
        var space = parent["namespace"]?.Text ?? route.Namespace;
        return (parent["kind"]?.Text ?? "Gateway") switch
        {
            "Gateway" => Known(name, space),
            "ListenerSet" or "XListenerSet" when _listenerSets.Find(one => one.Name.Value == name.Value)?.Spec?["parentRef"] is { } above && above["name"] is Scalar gateway =>
                Known(gateway, above["namespace"]?.Text ?? space),
            _ => null,
        };
    }

    /// <summary>The product that runs a gateway, by its controller or class; <c>gateway-api</c> if it is not known.</summary>
    public string ProductOf(Reference gateway)
    {
        var name = _gateways.TryGetValue(gateway, out var known) ? known.Spec?["gatewayClassName"]?.Text ?? string.Empty : string.Empty;
        var text = _controllers.GetValueOrDefault(name) is { Length: > 0 } controller ? controller : name;
        return text.Contains("istio", StringComparison.Ordinal) ? "istio"
            : text.StartsWith("gateway.envoyproxy.io", StringComparison.Ordinal) || text is "eg" or "envoy-gateway" ? "envoy-gateway"
            : "gateway-api";
    }

    /// <summary>Public names of the listeners of a gateway, which routes without names take.</summary>
    public IEnumerable<Scalar> HostsOf(Reference gateway) =>
        _gateways.TryGetValue(gateway, out var known) ? (known.Spec?["listeners"]?.Items ?? []).Select(listener => listener["hostname"]).OfType<Scalar>() : [];

    /// <summary>The gateways.</summary>
    public IEnumerable<Fact> Facts()
    {
        foreach (var (service, (name, _)) in _gateways)
            yield return new ServiceFact(service, "gateway-api", name.At) { Kind = ServiceKind.Gateway, Roles = [Role.Gateway], LookupScopes = LookupScopes };
    }

    private static bool IsWaypoint(KubernetesObject gateway) => gateway.Spec?["gatewayClassName"]?.Text is "istio-waypoint";

    private Reference Known(Scalar name, string? space)
    {
        var service = _gateways.Keys.FirstOrDefault(one => one.Name == name.Value && (space is null || one.Scope.EndsWith($"/{space}", StringComparison.Ordinal) || one.Scope == "ingress:gateway"));
        if (service.Name is null)
            _gateways.TryAdd(service = ServiceOf(_cluster, name.Value, space), (name, null));
        return service;
    }
}
