using DepGuard.Documents;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Istio;

/// <summary>A VirtualService with its routes; those that it delegates stand in place of the delegating one.</summary>
internal sealed class VirtualService
{
    /// <summary>The name that stands for the proxies beside all callers.</summary>
    public const string Mesh = "mesh";

    private readonly List<IstioRoute> _routes;

    private VirtualService(KubernetesObject one, List<IstioRoute> routes) => (Object, _routes) = (one, routes);

    /// <summary>The object.</summary>
    public KubernetesObject Object { get; }

    /// <summary>Names that callers use.</summary>
    public IEnumerable<Scalar> Hosts => (Object.Spec?["hosts"]?.Items ?? []).OfType<Scalar>();

    /// <summary>Gateways that it configures.</summary>
    public IEnumerable<Scalar> Gateways => (Object.Spec?["gateways"]?.Items ?? []).OfType<Scalar>().Where(gateway => gateway.Value.Length > 0 && gateway.Value != Mesh);

    /// <summary>True when it configures the proxies beside callers.</summary>
    public bool BindsMesh => Object.Spec?["gateways"] is not { Items.Count: > 0 } gateways || gateways.Items.Any(gateway => gateway.Text == Mesh);

    /// <summary>True when only callers of its own namespace see it.</summary>
    public bool IsPrivate => Object.Spec?["exportTo"] is { Items: [{ Text: "." }] };

    /// <summary>All routes.</summary>
    public IReadOnlyList<IstioRoute> Routes => _routes;

    /// <summary>The VirtualServices of a cluster; those without hosts serve only as delegates.</summary>
    public static IReadOnlyList<VirtualService> Of(Cluster cluster)
    {
        var objects = cluster.Of(IstioGateways.Networking, "VirtualService").ToList();
        var byName = objects.ToLookup(one => one.Name.Value, StringComparer.Ordinal);
        return [.. objects.Select(one => new VirtualService(one, [.. RoutesOf(one, byName)])).Where(service => service.Hosts.Any())];
    }

    /// <summary>The routes that hold for a gateway as this object names it, or for the mesh.</summary>
    public IReadOnlyList<IstioRoute> For(string gateway) => [.. _routes.Where(route => route.HoldsFor(gateway))];

    private static IEnumerable<IstioRoute> RoutesOf(KubernetesObject one, ILookup<string, KubernetesObject> byName)
    {
        foreach (var route in one.Spec?["http"]?.Items ?? [])
            if (route["delegate"]?["name"]?.Text is not { } name)
                yield return new IstioRoute(one, route, IsHttp: true);
            else
                foreach (var found in byName[name].Where(other => other.Namespace is null || other.Namespace == (route["delegate"]!["namespace"]?.Text ?? one.Namespace ?? other.Namespace)).Take(1))
                    foreach (var delegated in found.Spec?["http"]?.Items ?? [])
                        yield return new IstioRoute(found, delegated, IsHttp: true);
        foreach (var key in (string[])["tls", "tcp"])
            foreach (var route in one.Spec?[key]?.Items ?? [])
                yield return new IstioRoute(one, route, IsHttp: false);
    }
}
