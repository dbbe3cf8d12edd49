using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Istio;

/// <summary>
/// DestinationRules: limits, time to connect, retry budget and ejection of hosts for calls to the service that answers. Under Istio the
/// limits that nothing states are those of 32 bits, not the 1024 and 3 of Envoy alone (<c>pilot/pkg/networking/core/cluster_traffic_policy.go</c>).
/// </summary>
internal sealed class DestinationRules(Mesh mesh, IReadOnlyList<VirtualService> routing)
{
    private readonly HashSet<string> _routed = routing.SelectMany(service => service.Routes).SelectMany(route => route.Subsets).Select(subset => subset.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>The policies of all rules.</summary>
    public IEnumerable<Fact> Read()
    {
        var gateways = mesh.Gateways.Services;
        foreach (var rule in mesh.Cluster.Of(IstioGateways.Networking, "DestinationRule"))
            if (rule.Spec?["host"]?.Text is { Length: > 0 } host)
                foreach (var policy in Policies(rule))
                    foreach (var (name, scopes, node) in mesh.Meant(host, rule))
                    {
                        yield return Fact(rule, scopes, name, policy, Callers(rule, node));
                        if (gateways.Count > 0)
                            yield return Fact(rule, scopes, name, policy with { Layer = Layer.Gateway }, gateways);
                    }
    }

    private PolicyFact Fact(KubernetesObject rule, IReadOnlyList<string> scopes, Address name, CallPolicy policy, IReadOnlySet<Reference> callers) =>
        new(scopes, name, policy, rule.Title, mesh.Members.Confidence) { Callers = callers, Transport = Transport.Any };

    private IReadOnlySet<Reference> Callers(KubernetesObject rule, ServiceNode? callee)
    {
        var callers = mesh.Members.CallersOf(callee);
        return rule.Spec?["workloadSelector"]?["matchLabels"] is not { } labels ? callers
            : mesh.Cluster.SelectedBy(Workload.LabelsOf(labels), rule).Select(node => node.Service).Where(callers.Contains).ToHashSet();
    }

    /// <summary>The policy of the host, those of its ports, which stand alone, and those of subsets that somebody routes to, which stand over it.</summary>
    private IEnumerable<CallPolicy> Policies(KubernetesObject rule)
    {
        var common = rule.Spec!["trafficPolicy"];
        var subsets = (rule.Spec["subsets"]?.Items ?? [])
            .Where(subset => subset["name"]?.Text is { } name && _routed.Contains(name))
            .Select(subset => subset["trafficPolicy"]);
        return subsets.SelectMany(subset => Sections(subset).Select(section => Policy(section, common)))
            .Concat(Sections(common).Select(section => Policy(section, null)))
            .Where(policy => !policy.IsEmpty);
    }

    private static IEnumerable<Node> Sections(Node? policy) => policy is null ? [] : (policy["portLevelSettings"]?.Items ?? []).Append(policy);

    private static CallPolicy Policy(Node own, Node? inherited)
    {
        var pool = own["connectionPool"] ?? inherited?["connectionPool"];
        var (tcp, http) = (pool?["tcp"], pool?["http"]);
        var limits = new CallLimits
        {
            Connections = NodeUnits.Positive(tcp?["maxConnections"]),
            Requests = NodeUnits.Positive(http?["http2MaxRequests"]),
            Pending = NodeUnits.Positive(http?["http1MaxPendingRequests"]),
            Retries = NodeUnits.Positive(http?["maxRetries"]),
        };
        var ejection = own["outlierDetection"] ?? inherited?["outlierDetection"];
        return new CallPolicy(Layer.Sidecar, "istio", Provenance.Declared, (pool ?? ejection ?? own).At)
        {
            Connect = NodeUnits.Limit(tcp?["connectTimeout"]),
            Limits = limits == new CallLimits() ? null : limits,
            RetryBudget = (own["retryBudget"] ?? inherited?["retryBudget"]) is Mapping budget ? Ratio.Percent(NodeUnits.Number(budget["percent"]) ?? 20) : null,
            Breaker = ejection is Mapping ? Breaker(ejection) : null,
        };
    }

    /// <summary>Ejection of a host after failures in a row, five unless stated; zero switches that count off.</summary>
    private static Breaker? Breaker(Node ejection)
    {
        var errors = NodeUnits.Whole(ejection["consecutive5xxErrors"] ?? ejection["consecutiveErrors"]) ?? 5;
        var failures = errors > 0 ? errors : NodeUnits.Positive(ejection["consecutiveGatewayErrors"]);
        return failures is not { } count ? null
            : new Breaker { ConsecutiveFailures = (int)Math.Min(count, int.MaxValue), OpenFor = NodeUnits.Duration(ejection["baseEjectionTime"]) ?? TimeSpan.FromSeconds(30) };
    }
}
