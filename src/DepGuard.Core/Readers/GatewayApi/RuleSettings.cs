using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.GatewayApi;

/// <summary>
/// Attempts and time limits of a rule. What the API leaves to the implementation is known for Istio: two retries, and a limit of one try
/// that bounds the call unless the rule speaks of retries (<c>pilot/pkg/config/kube/gateway/conversion.go</c>).
/// </summary>
internal static class RuleSettings
{
    private const string Consul = "consul.hashicorp.com";

    /// <summary>What a rule states.</summary>
    public static CallPolicy Of(ApiRoute route, Node rule, Cluster cluster, Layer layer, string product)
    {
        var (timeouts, retry) = (rule["timeouts"], rule["retry"] as Mapping);
        var policy = new CallPolicy(layer, product, Provenance.Declared, (retry ?? timeouts ?? rule).At)
        {
            Deadline = NodeUnits.Limit(timeouts?["request"]),
            Timeout = NodeUnits.Limit(timeouts?["backendRequest"]),
        };
        if (product == "istio" && retry is null && policy.Timeout is not null)
            policy = policy with { Deadline = policy.Timeout, Timeout = null };
        if (retry is not null)
            policy = policy with
            {
                Attempts = NodeUnits.Whole(retry["attempts"]) is { } retries ? Attempts.AfterRetries(Math.Max(0, retries)) : null,
                RetryOn = retry["codes"] is { } codes ? [.. codes.Items.Select(code => code.Text).OfType<string>()] : null,
                Backoff = NodeUnits.Duration(retry["backoff"]) is { } delay ? new Backoff(delay) : null,
            };
        return WithFilters(policy, route, rule, cluster);
    }

    /// <summary>A limit of one try that is longer than that of all tries.</summary>
    public static IEnumerable<Fact> Problems(ApiRoute route)
    {
        foreach (var timeouts in route.Rules.Select(rule => rule["timeouts"]))
            if (NodeUnits.Duration(timeouts?["request"]) is { Ticks: > 0 } whole && NodeUnits.Duration(timeouts?["backendRequest"]) is { } one && one > whole)
                yield return new ProblemFact("DPG0006", timeouts!["backendRequest"]!.At, $"{route.Object.Title}:backendRequest",
                    [route.Object.Title, $"a try may take {TimeLimit.Of(one)}, but the request with all its tries only {TimeLimit.Of(whole)}"]);
    }

    /// <summary>Filters of Consul, which its API gateway reads beside the fields of the rule.</summary>
    private static CallPolicy WithFilters(CallPolicy policy, ApiRoute route, Node rule, Cluster cluster)
    {
        foreach (var reference in (rule["filters"]?.Items ?? []).Select(filter => filter["extensionRef"]).OfType<Mapping>().Where(reference => reference["group"]?.Text == Consul))
            foreach (var filter in cluster.Of(Consul, reference["kind"]?.Text ?? string.Empty).Where(one => one.Name.Value == reference["name"]?.Text && one.SharesNamespaceWith(route.Object)).Take(1))
                policy = filter.Kind switch
                {
                    "RouteRetryFilter" => policy with { At = filter.Name.At, Attempts = Attempts.AfterRetries(Math.Max(0, NodeUnits.Whole(filter.Spec?["numRetries"]) ?? 1)) },
                    "RouteTimeoutFilter" => policy with
                    {
                        Deadline = NodeUnits.Limit(filter.Spec?["requestTimeout"]) ?? policy.Deadline,
                        Idle = NodeUnits.Limit(filter.Spec?["idleTimeout"]) ?? policy.Idle,
                    },
                    _ => policy,
                };
        return policy;
    }
}
