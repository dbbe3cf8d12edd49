using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Kong;

/// <summary>Plugins of the Kong Ingress controller that make calls: those that an Ingress or a Service names, and those for everything.</summary>
internal sealed class KongClusterReader : IClusterReader
{
    /// <inheritdoc/>
    public string Format => "kong";

    /// <inheritdoc/>
    public IReadOnlyList<string> Groups => ["configuration.konghq.com"];

    /// <inheritdoc/>
    public IEnumerable<Fact> Read(Cluster cluster)
    {
        var plugins = cluster.Of(Groups[0], "KongPlugin").Concat(cluster.Of(Groups[0], "KongClusterPlugin")).ToList();
        if (plugins.Count == 0)
            yield break;

        var gateways = new IngressGateways(cluster.Nodes);
        var services = cluster.Objects.Where(one => one is { Kind: "Service", Group.Length: 0 }).ToLookup(one => one.Name.Value, StringComparer.Ordinal);
        var seen = new HashSet<(Reference, KubernetesObject)>();
        foreach (var ingress in cluster.Objects.Where(one => one.Kind == "Ingress" && KongIngress.Owns(one)))
        {
            var named = Backends(ingress).SelectMany(name => services[name]).Where(service => service.SharesNamespaceWith(ingress)).Append(ingress).SelectMany(one => Named(one, plugins));
            foreach (var plugin in named.Concat(plugins.Where(IsGlobal)).Where(plugin => seen.Add((gateways.Of(ingress), plugin))))
                foreach (var call in Of(plugin)?.Calls(gateways.Of(ingress)) ?? [])
                    yield return call;
        }
    }

    private static KongPlugin? Of(KubernetesObject one) =>
        one.Root["disabled"]?.Text == "true" || one.Root["plugin"]?.Text is not { } name ? null : new KongPlugin(name, one.Root["config"]);

    private static bool IsGlobal(KubernetesObject plugin) => plugin.Kind == "KongClusterPlugin" && plugin.Root["metadata"]?["labels"]?["global"]?.Text == "true";

    private static IEnumerable<KubernetesObject> Named(KubernetesObject one, List<KubernetesObject> plugins)
    {
        var names = (one.Annotations?["konghq.com/plugins"]?.Text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return plugins.Where(plugin => names.Contains(plugin.Name.Value, StringComparer.Ordinal) && (plugin.Kind == "KongClusterPlugin" || plugin.SharesNamespaceWith(one)));
    }

    private static IEnumerable<string> Backends(KubernetesObject ingress) =>
        (ingress.Spec?["rules"]?.Items ?? []).SelectMany(rule => rule["http"]?["paths"]?.Items ?? [])
            .Select(path => path["backend"]?["service"]?["name"]?.Text ?? path["backend"]?["serviceName"]?.Text)
            .OfType<string>();
}
