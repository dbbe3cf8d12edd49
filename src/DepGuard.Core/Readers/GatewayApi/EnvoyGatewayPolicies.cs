using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.GatewayApi;

/// <summary>
/// Policies of Envoy Gateway, attached to routes or gateways; what is attached to a route takes the place of what is attached to its gateway.
/// Defaults within a policy are those of its API (<c>api/v1alpha1</c>): two retries, 1024 of everything under way.
/// </summary>
internal sealed class EnvoyGatewayPolicies
{
    /// <summary>Group of the objects.</summary>
    public const string Group = "gateway.envoyproxy.io";

    private readonly ILookup<(string Kind, string Name), KubernetesObject> _traffic;
    private readonly ILookup<(string Kind, string Name), KubernetesObject> _security;

    public EnvoyGatewayPolicies(Cluster cluster) => (_traffic, _security) = (ByTarget(cluster, "BackendTrafficPolicy"), ByTarget(cluster, "SecurityPolicy"));

    /// <summary>What a traffic policy of the route or of its gateway says about calls to the backends; null if there is none.</summary>
    public CallPolicy? Traffic(ApiRoute route, string gateway) => For(_traffic, route, gateway) is { } policy ? Traffic(policy) : null;

    /// <summary>Whom the gateway asks before it lets requests of the route pass, and where it gets keys.</summary>
    public IEnumerable<Fact> Security(ApiRoute route, Reference gateway)
    {
        if (For(_security, route, gateway.Name) is not { } policy)
            yield break;

        var auth = policy.Spec?["extAuth"];
        foreach (var (section, scheme) in new[] { (auth?["http"], "http"), (auth?["grpc"], "grpc") })
            foreach (var backend in (section?["backendRefs"]?.Items ?? []).Prepend(section?["backendRef"]).OfType<Mapping>())
                if (backend["name"] is Scalar name)
                    yield return new CallFact(gateway, Cluster.AddressOf(name.Value, policy, backend["namespace"]?.Text) with { Scheme = scheme }, "extAuth", name.At, Confidence.Declared)
                    {
                        Roles = [Role.Auth],
                        Policies = NodeUnits.Limit(auth!["timeout"]) is { } limit ? [new CallPolicy(Layer.Gateway, "envoy-gateway", Provenance.Declared, auth["timeout"]!.At) { Deadline = limit }] : [],
                    };
        foreach (var keys in (policy.Spec?["jwt"]?["providers"]?.Items ?? []).Select(provider => provider["remoteJWKS"]?["uri"]).Append(policy.Spec?["oidc"]?["provider"]?["issuer"]).OfType<Scalar>())
            foreach (var parsed in AddressGrammar.Parse(keys.Value).Where(parsed => parsed.Form == AddressForm.Url && !parsed.Address.IsVariable))
                yield return new CallFact(gateway, parsed.Address, "jwks", keys.At, Confidence.Declared) { ModeByKey = CallMode.Control };
    }

    private static ILookup<(string Kind, string Name), KubernetesObject> ByTarget(Cluster cluster, string kind) =>
        cluster.Of(Group, kind)
            .SelectMany(policy => (policy.Spec?["targetRefs"]?.Items ?? []).Prepend(policy.Spec?["targetRef"]).OfType<Mapping>()
                .Select(target => (Target: (target["kind"]?.Text ?? string.Empty, target["name"]?.Text ?? string.Empty), policy)))
            .ToLookup(pair => pair.Target, pair => pair.policy);

    private static KubernetesObject? For(ILookup<(string Kind, string Name), KubernetesObject> policies, ApiRoute route, string gateway) =>
        policies[(route.Object.Kind, route.Object.Name.Value)].FirstOrDefault(policy => policy.SharesNamespaceWith(route.Object)) ?? policies[("Gateway", gateway)].FirstOrDefault();

    private static CallPolicy Traffic(KubernetesObject one)
    {
        var (retry, timeout, breaker) = (one.Spec?["retry"] as Mapping, one.Spec?["timeout"], one.Spec?["circuitBreaker"] as Mapping);
        var policy = new CallPolicy(Layer.Gateway, "envoy-gateway", Provenance.Declared, (retry ?? timeout ?? breaker ?? one.Root).At)
        {
            Deadline = NodeUnits.Limit(timeout?["http"]?["requestTimeout"]),
            Connect = NodeUnits.Limit(timeout?["tcp"]?["connectTimeout"]),
            Limits = breaker is null ? null : new CallLimits
            {
                Connections = NodeUnits.Whole(breaker["maxConnections"]) ?? 1024,
                Pending = NodeUnits.Whole(breaker["maxPendingRequests"]) ?? 1024,
                Requests = NodeUnits.Whole(breaker["maxParallelRequests"]) ?? 1024,
                Retries = NodeUnits.Whole(breaker["maxParallelRetries"]) ?? 1024,
            },
        };
        if (retry is null)
            return policy;
        var backoff = retry["perRetry"]?["backOff"];
        return policy with
        {
            Attempts = Attempts.AfterRetries(Math.Max(0, NodeUnits.Whole(retry["numRetries"]) ?? 2)),
            Timeout = NodeUnits.Limit(retry["perRetry"]?["timeout"]),
            RetryOn = retry["retryOn"] is { } on ? [.. (on["triggers"]?.Items ?? []).Concat(on["httpStatusCodes"]?.Items ?? []).Select(item => item.Text).OfType<string>()] : null,
            Backoff = NodeUnits.Duration(backoff?["baseInterval"]) is { } first ? new Backoff(first, NodeUnits.Duration(backoff?["maxInterval"]), IsExponential: true) : null,
        };
    }
}
