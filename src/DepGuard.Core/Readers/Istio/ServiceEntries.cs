using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Istio;

/// <summary>ServiceEntries: hosts outside of the cluster with their further names, and services on machines that the mesh knows.</summary>
internal sealed class ServiceEntries
{
    private readonly Mesh _mesh;
    private readonly List<KubernetesObject> _entries;

    public ServiceEntries(Mesh mesh)
    {
        _mesh = mesh;
        _entries = [.. mesh.Cluster.Of(IstioGateways.Networking, "ServiceEntry")];
        Outside = _entries.SelectMany(Hosts).Select(host => host.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Hosts that the entries name.</summary>
    public IReadOnlySet<string> Outside { get; }

    /// <summary>Hosts that carry HTTP in the clear, which the proxies can retry, with the entry of each.</summary>
    public IEnumerable<(Scalar Host, KubernetesObject Entry)> OverHttp() =>
        _entries.Where(entry => (entry.Spec?["ports"]?.Items ?? []).Any(port => Protocols.IsHttp(port["protocol"]?.Text))).SelectMany(entry => Hosts(entry).Select(host => (host, entry)));

    /// <summary>The services and their names.</summary>
    public IEnumerable<Fact> Read() => _entries.SelectMany(Read);

    private IEnumerable<Fact> Read(KubernetesObject entry)
    {
        var hosts = Hosts(entry).ToList();
        if (hosts.Count == 0)
            return [];
        if (entry.Spec?["workloadSelector"]?["labels"] is { } labels && _mesh.Cluster.SelectedBy(Workload.LabelsOf(labels), entry).FirstOrDefault() is { } node)
            return hosts.Select(host => new AliasFact(node.Service, host.Value, "*", 95, host.At));
        var endpoints = (entry.Spec?["endpoints"]?.Items ?? []).Select(endpoint => endpoint["address"]).OfType<Scalar>().ToList();
        if (endpoints.Select(endpoint => _mesh.Cluster.Named(endpoint.Value, entry)).FirstOrDefault(one => one is not null) is { } inside)
            return hosts.Select(host => new AliasFact(inside.Service, host.Value, "*", 95, host.At));
        return Outer(entry, hosts, endpoints);
    }

    private static IEnumerable<Fact> Outer(KubernetesObject entry, List<Scalar> hosts, List<Scalar> endpoints)
    {
        var isInside = entry.Spec?["location"]?.Text == "MESH_INTERNAL" || entry.Spec?["workloadSelector"] is not null;
        var service = isInside ? new Reference(NameOf(hosts[0].Value), entry.Scope) : new Reference(hosts[0].Value, "external");
        yield return new ServiceFact(service, "istio", hosts[0].At) { Kind = isInside ? ServiceKind.Service : ServiceKind.External, LookupScopes = entry.LookupScopes };
        if (isInside)
            foreach (var fact in entry.Aliases(service, service.Name, 95))
                yield return fact;
        var addresses = (entry.Spec?["addresses"]?.Items ?? []).OfType<Scalar>().Concat(endpoints);
        foreach (var name in hosts.Concat(addresses.Where(address => AddressGrammar.ParseBareHost(address.Value) is not null)))
            yield return new AliasFact(service, name.Value, "*", 95, name.At);
    }

    /// <summary>Hosts that are one name; a wildcard stands for hosts that only callers know.</summary>
    private static IEnumerable<Scalar> Hosts(KubernetesObject entry) =>
        (entry.Spec?["hosts"]?.Items ?? []).OfType<Scalar>().Where(host => AddressGrammar.ParseBareHost(host.Value) is not null);

    /// <summary>The first label of a name of the cluster, any other name as it stands.</summary>
    private static string NameOf(string host) => host.Contains(".svc", StringComparison.Ordinal) ? host[..host.IndexOf('.')] : host;
}
