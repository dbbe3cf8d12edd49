using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Consul;

/// <summary>Consul in Kubernetes: configuration entries, and callees that pods list in an annotation, which are calls.</summary>
internal sealed class ConsulReader : IClusterReader
{
    private const string Prefix = "consul.hashicorp.com/";
    private const string Group = "consul.hashicorp.com";

    /// <inheritdoc/>
    public string Format => "consul";

    /// <inheritdoc/>
    public IReadOnlyList<string> Groups { get; } = [Group];

    /// <inheritdoc/>
    public IEnumerable<Fact> Read(Cluster cluster)
    {
        var entries = cluster.Objects.Where(one => one.Group == Group).ToList();
        foreach (var path in entries.Select(one => one.Path).Distinct(StringComparer.Ordinal))
            yield return new ReadFact(path, Format);
        foreach (var fact in cluster.Nodes.SelectMany(Callees))
            yield return fact;
        if (entries.Count == 0)
            yield break;

        var callers = Callers(cluster);
        foreach (var one in entries.Where(one => one.Spec is not null))
            foreach (var fact in new ConsulEntry(one.Kind.ToLowerInvariant(), one.Name, one.Spec!, one.Title, one.LookupScopes).Facts(callers, cluster.Named(one.Name.Value, one)?.Service))
                yield return fact;
    }

    /// <summary>Services whose pods say that they get a proxy; where none says so, all of them.</summary>
    private static HashSet<Reference> Callers(Cluster cluster)
    {
        var marked = cluster.Nodes.Where(node => node.Workloads.Any(workload => workload.Annotations?[Prefix + "connect-inject"]?.Text == "true")).ToList();
        return (marked.Count > 0 ? marked : cluster.Nodes).Select(node => node.Service).ToHashSet();
    }

    /// <summary><c>auth:1234,bill.shop:1235</c>, also with labels as in <c>auth.svc:1234</c>.</summary>
    private static IEnumerable<Fact> Callees(ServiceNode node)
    {
        foreach (var listed in node.Workloads.Select(workload => workload.Annotations?[Prefix + "connect-service-upstreams"]).OfType<Scalar>())
            foreach (var part in listed.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (AddressGrammar.ParseBareHost(part.Split(':')[0].Split('.')[0]) is { } callee)
                    yield return new CallFact(node.Service, callee, "connect-service-upstreams", listed.At, Confidence.Declared);
    }
}
