using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Istio;

/// <summary>A route of a VirtualService.</summary>
/// <param name="Owner">The object in whose namespace short names are looked up.</param>
/// <param name="Root">The route.</param>
/// <param name="IsHttp">True for HTTP and gRPC; false for routes of connections, which are neither retried nor timed.</param>
internal sealed record IstioRoute(KubernetesObject Owner, Node Root, bool IsHttp)
{
    /// <summary>Keys of a match that look at the caller and not at the request.</summary>
    private static readonly HashSet<string> CallerKeys = new(StringComparer.Ordinal) { "name", "gateways", "sourceLabels", "sourceNamespace" };

    private IReadOnlyList<Node> Matches => Root["match"]?.Items ?? [];

    /// <summary>Hosts that answer; of several those with a weight.</summary>
    public IEnumerable<Scalar> Destinations
    {
        get
        {
            var routes = Root["route"]?.Items ?? [];
            var weighted = routes.Where(route => NodeUnits.Positive(route["weight"]) is not null).ToList();
            return (routes.Count > 1 && weighted.Count > 0 ? weighted : routes).Select(route => route["destination"]?["host"]).OfType<Scalar>();
        }
    }

    /// <summary>Named subsets of the hosts that answer, as <c>host|subset</c>.</summary>
    public IEnumerable<Scalar> Subsets => (Root["route"]?.Items ?? []).Select(route => route["destination"]?["subset"]).OfType<Scalar>();

    /// <summary>Hosts that get a copy of the traffic, whose answers nobody waits for.</summary>
    public IEnumerable<Scalar> Mirrors =>
        (Root["mirrors"]?.Items ?? []).Select(mirror => mirror["destination"]?["host"]).Prepend(Root["mirror"]?["host"]).OfType<Scalar>();

    /// <summary>True when calls of every kind take this route, so that none behind it is reached.</summary>
    public bool TakesAll => Matches.Count == 0 || Matches.Any(match => match.Entries.All(entry => CallerKeys.Contains(entry.Key.Value)));

    /// <summary>True when the route holds for a gateway as the object names it, or for <c>mesh</c>.</summary>
    public bool HoldsFor(string gateway) =>
        Matches.Count == 0 || Matches.Any(match => match["gateways"] is not { } named || named.Items.Any(item => item.Text == gateway));

    /// <summary>The callers that may take the route; null for all.</summary>
    public IReadOnlySet<Reference>? Callers(Cluster cluster)
    {
        if (Matches.Count == 0 || Matches.Any(match => match["sourceLabels"] is not Mapping && match["sourceNamespace"]?.Text is null))
            return null;
        return Matches.SelectMany(match => Selected(cluster, match)).ToHashSet();
    }

    private static IEnumerable<Reference> Selected(Cluster cluster, Node match)
    {
        var space = match["sourceNamespace"]?.Text;
        var nodes = match["sourceLabels"] is { } labels ? cluster.SelectedBy(Workload.LabelsOf(labels)) : cluster.Nodes;
        return nodes.Where(node => space is null || node.Workloads.Any(workload => workload.Object.Scope == KubernetesObject.ScopeOf(space))).Select(node => node.Service);
    }
}
