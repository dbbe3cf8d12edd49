using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Dapr;

/// <summary>Dapr in Kubernetes: annotations of pods, and the objects of its API group.</summary>
internal sealed class DaprClusterReader : IClusterReader
{
    private static readonly string[] Kinds = ["Component", "Resiliency", "Configuration", "Subscription", "HTTPEndpoint"];

    /// <inheritdoc/>
    public string Format => "dapr";

    /// <inheritdoc/>
    public IReadOnlyList<string> Groups => [DaprObject.Group];

    /// <inheritdoc/>
    public IEnumerable<Fact> Read(Cluster cluster)
    {
        var apps = cluster.Nodes.SelectMany(node => node.Workloads.Select(workload => Sidecar.Of(node, workload))).OfType<Sidecar>().ToList();
        if (apps.Count == 0)
            return [];

        var secrets = new ConfigStore(cluster.Objects);
        var objects = Kinds.SelectMany(kind => cluster.Of(DaprObject.Group, kind)).Select(one => Object(one, apps, secrets)).ToList();
        var names = new BackingNames(cluster);
        return apps.SelectMany(app => app.Facts()).Concat(new DaprFacts(objects, [.. apps.Select(app => app.App)], names.Find).Read());
    }

    private static DaprObject Object(KubernetesObject one, List<Sidecar> sidecars, ConfigStore secrets) => new(
        one.Kind, one.Name, one.Root,
        [.. sidecars.Where(sidecar => one.SharesNamespaceWith(sidecar.Workload.Object) && (one.Kind != "Configuration" || sidecar.Configuration == one.Name.Value)).Select(sidecar => sidecar.App)])
    {
        LookupScopes = one.LookupScopes,
        NameScopes = one.NameScopes,
        Secret = (name, key) => secrets.Data("Secret", name, one)[key]?.Text,
    };

    /// <summary>A pod with a sidecar.</summary>
    private sealed record Sidecar(DaprApp App, Workload Workload, Node Annotations)
    {
        /// <summary>Name of the Configuration that it uses; null for none.</summary>
        public string? Configuration => Annotations["dapr.io/config"]?.Text;

        /// <summary>The sidecar of a workload; null if it has none. Without an app-id the workload's own name has to do.</summary>
        public static Sidecar? Of(ServiceNode node, Workload workload)
        {
            if (workload.Annotations is not { } annotations || annotations["dapr.io/enabled"]?.Text?.Equals("true", StringComparison.OrdinalIgnoreCase) != true)
                return null;
            var id = annotations["dapr.io/app-id"]?.Text is { Length: > 0 } stated ? stated : workload.Object.Name.Value;
            return new Sidecar(new DaprApp(id, node.Service), workload, annotations);
        }

        /// <summary>Its app-id as a name of the service, and its port.</summary>
        public IEnumerable<Fact> Facts()
        {
            if (Annotations["dapr.io/app-id"] is Scalar)
                foreach (var fact in Workload.Object.Aliases(App.Service, App.Id, 95))
                    yield return fact;
            if (Annotations["dapr.io/app-port"] is Scalar port && AddressGrammar.Port(port.Value) is { } number)
                yield return new PortFact(App.Service, number, null, port.At);
        }
    }
}
