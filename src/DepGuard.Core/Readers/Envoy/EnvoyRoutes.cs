using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Envoy;

/// <summary>
/// Routes of the connection managers of a proxy. Defaults are those of data-plane-api 84e8436 of January 2026 (<c>config/route/v3/route_components.proto</c>): 15 s for
/// the call with its retries, no retry without a policy, one with a policy that states no number; the policy of a route takes the place of that of its virtual host.
/// </summary>
internal sealed class EnvoyRoutes(EnvoyConfig config, EnvoyCalls calls)
{
    /// <summary>The calls of all routes.</summary>
    public IEnumerable<Fact> Read()
    {
        var routes = config.Filters
            .Where(filter => filter.Is("http_connection_manager", "HttpConnectionManager"))
            .SelectMany(filter => Actions(config.RoutesOf(filter.Settings()), filter.Settings()))
            .ToList();
        foreach (var callee in routes.SelectMany(route => Targets(route.Action).Select(target => (Target: target, Route: route))).GroupBy(pair => pair.Target.Value, StringComparer.Ordinal))
            foreach (var fact in calls.To(callee.First().Target, "route", RouteAlternatives.Worst([.. callee.Select(pair => Policy(pair.Route))], Default(callee.First().Target))))
                yield return fact with { ModeByKey = CallMode.Sync };
        foreach (var mirror in routes.SelectMany(route => Mirrors(route.Action)))
            foreach (var fact in calls.To(mirror, "request_mirror_policies", []))
                yield return fact with { ModeByKey = CallMode.Async };
    }

    private static IEnumerable<EnvoyRoute> Actions(Node? routes, Node? manager)
    {
        foreach (var host in routes.List("virtual_hosts"))
            foreach (var route in host.List("routes"))
                if (route["route"] is Mapping action)
                    yield return new EnvoyRoute(action, action.Field("retry_policy") ?? host.Field("retry_policy"), action.Field("idle_timeout") ?? manager.Field("stream_idle_timeout"));
    }

    /// <summary>Clusters that answer; of weighted ones those with a weight. A cluster that a header names is unknown.</summary>
    private static IEnumerable<Scalar> Targets(Node action) =>
        action["cluster"] is Scalar cluster ? [cluster]
            : action.Field("weighted_clusters").List("clusters").Where(one => NodeUnits.Whole(one["weight"]) != 0).Select(one => one["name"]).OfType<Scalar>();

    private static IEnumerable<Scalar> Mirrors(Node action) =>
        action.List("request_mirror_policies").Prepend(action.Field("request_mirror_policy")!).Select(policy => policy.Field("cluster")).OfType<Scalar>();

    private CallPolicy Policy(EnvoyRoute route)
    {
        var (timeout, retry) = (route.Action["timeout"], route.Retry as Mapping);
        var policy = new CallPolicy(calls.Layer, "envoy", Provenance.Declared, (retry ?? timeout ?? route.Action).At)
        {
            Deadline = NodeUnits.Limit(timeout),
            Idle = NodeUnits.Limit(route.Idle),
        };
        if (retry is null)
            return policy;
        var backoff = retry.Field("retry_back_off");
        return policy with
        {
            Attempts = Attempts.AfterRetries(Math.Max(0, NodeUnits.Whole(retry.Field("num_retries")) ?? 1)),
            Timeout = NodeUnits.Limit(retry.Field("per_try_timeout")),
            RetryOn = retry.Field("retry_on")?.Text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Backoff = NodeUnits.Duration(backoff.Field("base_interval")) is { } first ? new Backoff(first, NodeUnits.Duration(backoff.Field("max_interval")), IsExponential: true) : null,
        };
    }

    private CallPolicy Default(Scalar cluster) => new(calls.Layer, "envoy", Provenance.Default, cluster.At)
    {
        Attempts = Attempts.Once,
        Deadline = TimeLimit.Seconds(15),
    };

    /// <summary>What a route does with its requests.</summary>
    /// <param name="Action">The action.</param>
    /// <param name="Retry">The retry policy in force; null if there is none.</param>
    /// <param name="Idle">The limit of silence in force; null if none is stated.</param>
    private sealed record EnvoyRoute(Node Action, Node? Retry, Node? Idle);
}
