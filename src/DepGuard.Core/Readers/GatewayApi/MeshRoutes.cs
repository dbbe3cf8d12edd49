using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Istio;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Linkerd;

namespace DepGuard.Readers.GatewayApi;

/// <summary>
/// Routes that belong to Services: they say who answers calls to the Service and how these behave, and are no calls. Which mesh is in force
/// decides whose calls and with which defaults; the numbers of Linkerd are read by its own reader.
/// </summary>
internal sealed class MeshRoutes
{
    private readonly Cluster _cluster;
    private readonly Mesh _istio;
    private readonly LinkerdMembers _linkerd;
    private readonly bool _isIstio;

    public MeshRoutes(Cluster cluster, Mesh istio)
    {
        (_cluster, _istio, _linkerd) = (cluster, istio, new LinkerdMembers(cluster));
        _isIstio = istio.Members.IsMarked || cluster.Objects.Any(one => one.Group == IstioGateways.Networking)
            || cluster.Of(ApiGateways.Group, "Gateway").Any(one => one.Spec?["gatewayClassName"]?.Text?.StartsWith("istio", StringComparison.Ordinal) == true);
    }

    /// <summary>What a route does to calls of the Services that it belongs to.</summary>
    public IEnumerable<Fact> Read(ApiRoute route)
    {
        foreach (var parent in route.Parents)
            if (route.ServiceParent(parent) is { } service)
            {
                var address = Cluster.AddressOf(service.Value, route.Object, parent["namespace"]?.Text);
                var callers = CallersOf(_cluster.Named(address.Host, route.Object));
                if (Answers(route, address, callers) is { } reroute)
                    yield return reroute;
                if (route.IsHttp && _linkerd.At is null)
                    foreach (var (answering, rules) in RouteAlternatives.ByAnswer(route.Rules, rule => ApiRoute.Backends(rule).SelectMany(backend => route.Targets(backend, _cluster))))
                        foreach (var policy in Policies(route, rules))
                            yield return new PolicyFact(route.Object.LookupScopes, address, policy, route.Object.Title, _istio.Members.Confidence)
                            {
                                Callers = callers,
                                AnsweredBy = answering,
                                IsAboutName = true,
                                IsAlternative = true,
                            };
            }
    }

    private IReadOnlySet<Reference> CallersOf(ServiceNode? callee) => _linkerd.At is null ? _istio.Members.CallersOf(callee) : _linkerd.Callers;

    private IReadOnlyList<CallPolicy> Policies(ApiRoute route, IEnumerable<Node> rules)
    {
        var product = _isIstio ? "istio" : "gateway-api";
        var stated = rules.Select(rule => RuleSettings.Of(route, rule, _cluster, Layer.Sidecar, product)).ToList();
        return RouteAlternatives.Worst(stated, _isIstio ? _istio.Config.Defaults(Layer.Sidecar, route.Object.Name.At) : null);
    }

    private RerouteFact? Answers(ApiRoute route, Address service, IReadOnlySet<Reference> callers)
    {
        var targets = route.Rules.SelectMany(ApiRoute.Backends).SelectMany(backend => route.Targets(backend, _cluster)).Distinct().ToList();
        var mirrors = route.Rules.SelectMany(ApiRoute.Mirrors).SelectMany(backend => route.Targets(backend, _cluster)).Distinct().ToList();
        return targets.Count == 0 ? null : new RerouteFact(route.Object.LookupScopes, service, targets, route.Object.Name.At) { Callers = callers, Mirrors = mirrors };
    }
}
