using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Istio;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.GatewayApi;

/// <summary>Routes that belong to gateways: the gateway calls the backends.</summary>
internal sealed class GatewayRoutes(Cluster cluster, ApiGateways gateways, EnvoyGatewayPolicies policies, MeshConfig istio)
{
    /// <summary>The calls of the gateways that a route names, each of them once.</summary>
    public IEnumerable<Fact> Read(ApiRoute route) =>
        route.Parents.Select(parent => gateways.Named(parent, route.Object)).OfType<Reference>().Distinct().SelectMany(gateway => Read(route, gateway));

    private IEnumerable<Fact> Read(ApiRoute route, Reference gateway)
    {
        foreach (var host in (route.Hosts.Any() ? route.Hosts : gateways.HostsOf(gateway)).Where(IsPublic))
            yield return new AliasFact(gateway, host.Value, "*", 95, host.At);
        var calls = route.Rules.SelectMany(rule => ApiRoute.Backends(rule).SelectMany(backend => route.Targets(backend, cluster).Select(target => (Target: target, Backend: backend, Rule: rule))));
        foreach (var callee in calls.ToLookup(call => call.Target))
            yield return Call(gateway, callee.Key, callee.First().Backend, "backendRefs") with
            {
                ModeByKey = CallMode.Sync,
                Policies = route.IsHttp ? PoliciesOf(route, [.. callee.Select(call => call.Rule).Distinct()], gateway) : [],
            };
        foreach (var mirror in route.Rules.SelectMany(ApiRoute.Mirrors))
            foreach (var target in route.Targets(mirror, cluster))
                yield return Call(gateway, target, mirror, "requestMirror") with { ModeByKey = CallMode.Async };
        if (route.IsHttp)
            foreach (var fact in policies.Security(route, gateway))
                yield return fact;
    }

    private static bool IsPublic(Scalar host) =>
        host.Value.Contains('.') && AddressGrammar.ParseBareHost(host.Value.StartsWith("*.", StringComparison.Ordinal) ? host.Value[2..] : host.Value) is not null;

    private IReadOnlyList<CallPolicy> PoliciesOf(ApiRoute route, IReadOnlyList<Node> rules, Reference gateway)
    {
        var product = gateways.ProductOf(gateway);
        var attached = policies.Traffic(route, gateway.Name);
        if (attached is not null)
            product = attached.Product;
        var defaults = product == "istio" ? istio.Defaults(Layer.Gateway, rules[0].At) : null;
        var stated = rules.Select(rule => RuleSettings.Of(route, rule, cluster, Layer.Gateway, product)).Select(policy => attached is null ? policy : Over(policy, attached));
        return RouteAlternatives.Worst([.. stated], defaults);
    }

    /// <summary>A rule's own numbers, and those of the attached policy for what it does not state.</summary>
    private static CallPolicy Over(CallPolicy rule, CallPolicy attached) => rule.IsEmpty ? attached : attached with
    {
        At = rule.Attempts is null ? attached.At : rule.At,
        Attempts = rule.Attempts ?? attached.Attempts,
        Deadline = rule.Deadline ?? attached.Deadline,
        Timeout = rule.Timeout ?? attached.Timeout,
        RetryOn = rule.RetryOn ?? attached.RetryOn,
        Backoff = rule.Backoff ?? attached.Backoff,
    };

    private static CallFact Call(Reference gateway, Address target, Node backend, string key) =>
        new(gateway, target, key, backend["name"]!.At, Confidence.Declared) { UnknownIsGuess = backend["kind"]?.Text is not ("Backend" or "Hostname") };
}
