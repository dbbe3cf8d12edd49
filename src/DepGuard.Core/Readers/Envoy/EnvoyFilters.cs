using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Envoy;

/// <summary>
/// What filters call besides the routes: authorisation and rate limits on every request, connections that are passed on, and keys, telemetry
/// and configuration now and then. The limits of time are those of <c>extensions/filters/http/{ext_authz,ratelimit}/v3</c>: 200 ms and 20 ms.
/// </summary>
internal sealed class EnvoyFilters(EnvoyConfig config, EnvoyCalls calls)
{
    /// <summary>The calls of all filters and of the proxy itself.</summary>
    public IEnumerable<Fact> Read()
    {
        foreach (var filter in config.Filters)
            foreach (var fact in filter.Is("http_connection_manager", "HttpConnectionManager") ? OfManager(filter.Settings()) : OfConnection(filter))
                yield return fact;
        foreach (var root in config.Roots)
            foreach (var name in ((Node?[])[root["tracing"], root.Field("stats_sinks"), root.Field("dynamic_resources")]).SelectMany(ClusterNames))
                foreach (var call in Control(name))
                    yield return call;
    }

    private IEnumerable<Fact> OfManager(Node? manager)
    {
        foreach (var filter in manager.List("http_filters"))
            foreach (var fact in OfHttp(filter))
                yield return fact;
        foreach (var name in ((Node?[])[manager.Field("tracing"), manager.Field("access_log")]).SelectMany(ClusterNames))
            foreach (var call in Control(name))
                yield return call;
    }

    private IEnumerable<Fact> OfHttp(Node filter)
    {
        var settings = filter.Settings();
        if (filter.Is("ext_authz", "ExtAuthz"))
            return Ask(settings, "ext_authz", 200).Select(call => call with { Roles = [Role.Auth] });
        if (filter.Is("ratelimit", "RateLimit"))
            return Ask(settings.Field("rate_limit_service"), "ratelimit", 20, settings.Field("timeout"));
        if (filter.Is("jwt_authn", "JwtAuthentication"))
            return (settings.Field("providers")?.Entries ?? []).SelectMany(provider => ClusterNames(provider.Value.Field("remote_jwks"))).SelectMany(Control);
        return [];
    }

    /// <summary>Filters of connections, which are passed on as they are.</summary>
    private IEnumerable<Fact> OfConnection(Node filter)
    {
        var settings = filter.Settings();
        if (filter.Is("ext_authz", "ExtAuthz"))
            return Ask(settings, "ext_authz", 200).Select(call => call with { Roles = [Role.Auth] });
        if (!filter.Is("tcp_proxy", "TcpProxy") && !filter.Is("redis_proxy", "RedisProxy"))
            return [];
        return settings.Field("weighted_clusters").List("clusters").Where(one => NodeUnits.Whole(one["weight"]) != 0).Select(one => one["name"])
            .Append(settings?["cluster"])
            .Concat(settings.Field("prefix_routes").List("routes").Select(route => route["cluster"]))
            .Append(settings.Field("prefix_routes", "catch_all_route", "cluster"))
            .OfType<Scalar>()
            .SelectMany(cluster => calls.To(cluster, "tcp_proxy", []))
            .Select(call => call with { Target = call.Target with { Scheme = "tcp" } });
    }

    /// <summary>A call on each request, over gRPC or HTTP, to a cluster or, for gRPC, to an address.</summary>
    private IEnumerable<CallFact> Ask(Node? service, string key, double usualMilliseconds, Node? outerTimeout = null)
    {
        var (grpc, http) = (service.Field("grpc_service"), service.Field("http_service", "server_uri"));
        var timeout = outerTimeout ?? grpc.Field("timeout") ?? http.Field("timeout");
        var policy = new CallPolicy(calls.Layer, "envoy", timeout is null ? Provenance.Default : Provenance.Declared, (timeout ?? service)?.At ?? config.Roots[0].At)
        {
            Attempts = Attempts.Once,
            Deadline = NodeUnits.Limit(timeout) ?? TimeLimit.Milliseconds(usualMilliseconds),
        };
        foreach (var call in calls.To(grpc.Field("envoy_grpc", "cluster_name") ?? http.Field("cluster"), key, [policy]))
            yield return call with { ModeByKey = CallMode.Sync, Target = call.Target with { Scheme = grpc is null ? "http" : "grpc" } };
        if (grpc.Field("google_grpc", "target_uri") is Scalar target)
            foreach (var parsed in AddressGrammar.Parse(target.Value).Where(parsed => !parsed.Address.IsLoopback && !parsed.Address.IsVariable))
                yield return new CallFact(calls.Caller, parsed.Address with { Scheme = "grpc" }, key, target.At, Confidence.Declared) { ModeByKey = CallMode.Sync, Policies = [policy] };
    }

    private IEnumerable<CallFact> Control(Scalar cluster) =>
        calls.To(cluster, "cluster", []).Select(call => call with { ModeByKey = CallMode.Control, Policies = [] });

    /// <summary>Names of clusters anywhere below a node. Recursion is safe: documents nest no deeper than the scan's limit.</summary>
    private static IEnumerable<Scalar> ClusterNames(Node? node) => node switch
    {
        Mapping mapping => mapping.Entries.SelectMany(entry =>
            entry.Key.Value is "cluster" or "cluster_name" or "clusterName" or "collector_cluster" or "collectorCluster" && entry.Value is Scalar name ? [name] : ClusterNames(entry.Value)),
        Sequence sequence => sequence.Items.SelectMany(ClusterNames),
        _ => [],
    };
}
