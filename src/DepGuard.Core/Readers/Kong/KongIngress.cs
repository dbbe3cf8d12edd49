using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Kong;

/// <summary>Numbers for a backend behind the Kong Ingress controller: annotations of the Service, or a KongIngress that it names.</summary>
/// <param name="objects">The objects that count.</param>
internal sealed class KongIngress(IReadOnlyList<KubernetesObject> objects)
{
    private readonly ILookup<string, KubernetesObject> _services = objects.Where(one => one is { Kind: "Service", Group.Length: 0 }).ToLookup(one => one.Name.Value, StringComparer.Ordinal);
    private readonly ILookup<string, KubernetesObject> _overrides = objects.Where(one => one.Kind == "KongIngress").ToLookup(one => one.Name.Value, StringComparer.Ordinal);

    /// <summary>True for an Ingress that Kong serves.</summary>
    public static bool Owns(KubernetesObject ingress) => IngressGateways.ClassOf(ingress)?.Value.Contains("kong", StringComparison.Ordinal) == true;

    /// <summary>What holds for a route of an Ingress to a Service.</summary>
    public IReadOnlyList<CallPolicy> Policies(KubernetesObject ingress, Scalar backend)
    {
        var service = _services[backend.Value].FirstOrDefault(one => one.SharesNamespaceWith(ingress));
        var overrides = service?.Annotations?["konghq.com/override"]?.Text is { } name ? _overrides[name].FirstOrDefault()?.Root["proxy"] : null;
        return KongNumbers.Of(key => service?.Annotations?[$"konghq.com/{key.Replace('_', '-')}"] ?? overrides?[key], null, backend.At);
    }
}
