using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Gateways;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Traefik;

/// <summary>Routes of Traefik that stand as objects of Kubernetes: IngressRoute and its kin, with the TraefikServices behind them.</summary>
internal sealed class TraefikClusterReader : IClusterReader
{
    private const int Deepest = 8;

    private static readonly string[] RouteKinds = ["IngressRoute", "IngressRouteTCP", "IngressRouteUDP"];

    /// <inheritdoc/>
    public string Format => "traefik";

    /// <inheritdoc/>
    public IReadOnlyList<string> Groups => TraefikObjects.Groups;

    /// <inheritdoc/>
    public IEnumerable<Fact> Read(Cluster cluster)
    {
        var routes = cluster.Objects.Where(one => Groups.Contains(one.Group) && RouteKinds.Contains(one.Kind)).ToList();
        if (routes.Count == 0)
            return [];

        var gateway = cluster.Nodes.FirstOrDefault(node => node.Image is { } image && Paths.Name(image).StartsWith("traefik", StringComparison.Ordinal))?.Service
            ?? new IngressGateways(cluster.Nodes).Named("traefik");
        var calls = new Routes(gateway, new TraefikObjects(cluster.Objects), cluster.Objects.Where(one => one.Kind == "TraefikService").ToLookup(one => one.Name.Value, StringComparer.Ordinal));
        return [IngressGateways.Fact(gateway, Format, routes[0].Name.At), .. WorstRoute.Of(routes.SelectMany(calls.Of))];
    }

    /// <summary>The calls of routes.</summary>
    private sealed class Routes(Reference gateway, TraefikObjects objects, ILookup<string, KubernetesObject> spreading)
    {
        public IEnumerable<CallFact> Of(KubernetesObject route)
        {
            foreach (var rule in route.Spec?["routes"]?.Items ?? [])
            {
                var middlewares = objects.OfRoute(route, rule["middlewares"]);
                foreach (var service in rule["services"]?.Items ?? [])
                    foreach (var (name, space, isMirror, stated) in Behind(service, route, isMirror: false, depth: 0))
                        yield return Call(route, name, space, isMirror) with { Policies = objects.Numbers(middlewares, Transport(stated, space), name.At) };
                foreach (var call in TraefikMiddlewares.Authentications(gateway, middlewares))
                    yield return call;
            }
        }

        private CallFact Call(KubernetesObject route, Scalar name, string? space, bool isMirror) =>
            new(gateway, new Address(space is null ? name.Value : $"{name.Value}.{space}"), "services", name.At, Confidence.Declared)
            {
                ModeByKey = isMirror ? CallMode.Async : route.Kind == "IngressRoute" ? CallMode.Sync : null,
                UnknownIsGuess = true,
            };

        private static string? Transport(Node service, string? space) =>
            service["serversTransport"]?.Text is { } name ? (name.Contains('@') ? name.Split('@')[0] : TraefikObjects.Key(space, name)) : null;

        /// <summary>The Services that a service of a route stands for; one without weight gets no requests.</summary>
        private IEnumerable<(Scalar Name, string? Space, bool IsMirror, Node Stated)> Behind(Node service, KubernetesObject from, bool isMirror, int depth)
        {
            if (depth > Deepest || service["name"] is not Scalar name || service["weight"]?.Text == "0" || name.Value.EndsWith("@internal", StringComparison.Ordinal))
                yield break;

            var space = service["namespace"]?.Text ?? from.Namespace;
            if (service["kind"]?.Text != "TraefikService")
            {
                if (AddressGrammar.ParseBareHost(name.Value) is not null)
                    yield return (name, space, isMirror, service);
                yield break;
            }

            var spread = spreading[name.Value].FirstOrDefault(one => space is null || one.Namespace is null || one.Namespace == space);
            var (weighted, mirroring) = (spread?.Spec?["weighted"]?["services"]?.Items ?? [], spread?.Spec?["mirroring"]);
            foreach (var inner in weighted.Concat(mirroring is null ? [] : [mirroring]).SelectMany(inner => Behind(inner, spread!, isMirror, depth + 1)))
                yield return inner;
            foreach (var inner in (mirroring?["mirrors"]?.Items ?? []).SelectMany(inner => Behind(inner, spread!, isMirror: true, depth + 1)))
                yield return inner;
        }
    }
}
