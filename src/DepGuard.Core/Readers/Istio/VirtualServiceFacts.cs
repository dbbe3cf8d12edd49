using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Istio;

/// <summary>
/// VirtualServices: in the mesh they say how calls to their hosts behave and who answers them, and make no call by themselves; at a gateway
/// they are the calls of the gateway.
/// </summary>
internal sealed class VirtualServiceFacts(Mesh mesh, IReadOnlySet<string> outside)
{
    /// <summary>Facts of one object.</summary>
    public IEnumerable<Fact> Read(VirtualService service)
    {
        foreach (var problem in service.Routes.SelectMany(route => RouteSettings.Problems(route, service.Object.Title)))
            yield return problem;
        foreach (var name in service.Gateways)
            foreach (var fact in AtGateway(service, name))
                yield return fact;
        if (service.BindsMesh)
            foreach (var host in service.Hosts)
                foreach (var fact in InMesh(service, host))
                    yield return fact;
    }

    private IEnumerable<Fact> InMesh(VirtualService service, Scalar host)
    {
        foreach (var (name, scopes, node) in mesh.Meant(host.Value, service.Object))
        {
            var callers = mesh.Members.CallersOf(node);
            if (service.IsPrivate)
                callers = callers.Where(caller => caller.Scope == service.Object.Scope).ToHashSet();
            foreach (var group in RouteGroup.Of(service.For(VirtualService.Mesh), callers, mesh.Cluster))
            {
                foreach (var (answering, routes) in RouteAlternatives.ByAnswer(group.Routes, AnswersOf))
                    foreach (var policy in RouteSettings.Of(routes, mesh.Config.Defaults(Layer.Sidecar, host.At)))
                        yield return new PolicyFact(scopes, name, policy, service.Object.Title, mesh.Members.Confidence)
                        {
                            Callers = group.Callers,
                            AnsweredBy = answering,
                            IsAboutName = true,
                            HasOtherEffects = service.Gateways.Any(),
                        };
                if (Answers(group, name, scopes) is { } reroute)
                    yield return reroute;
            }
        }
    }

    private static IEnumerable<Address> AnswersOf(IstioRoute route) => route.Destinations.Select(target => Cluster.AddressOf(target.Value, route.Owner));

    /// <summary>Who answers the calls to a host, where that is not the host alone, and who gets copies of them.</summary>
    private static RerouteFact? Answers(RouteGroup group, Address name, IReadOnlyList<string> scopes)
    {
        var targets = group.Routes.SelectMany(route => route.Destinations.Select(target => (Address: Cluster.AddressOf(target.Value, route.Owner), target.At))).ToList();
        var mirrors = group.Routes.SelectMany(route => route.Mirrors.Select(mirror => Cluster.AddressOf(mirror.Value, route.Owner))).Distinct().ToList();
        if (targets.Count == 0)
            return null;
        return new RerouteFact(scopes, name, [.. targets.Select(target => target.Address).Distinct()], targets[0].At) { Callers = group.Callers, Mirrors = mirrors };
    }

    private IEnumerable<Fact> AtGateway(VirtualService service, Scalar name)
    {
        var gateway = mesh.Gateways.Named(name, service.Object);
        foreach (var host in PublicHosts(service, name))
            yield return new AliasFact(gateway, host.Value, "*", 95, host.At);
        var routes = service.For(name.Value);
        var calls = routes.SelectMany(route => route.Destinations.Select(host => (Host: host, Route: route))).ToLookup(call => Cluster.AddressOf(call.Host.Value, call.Route.Owner));
        foreach (var callee in calls)
        {
            var (host, isHttp) = (callee.First().Host, callee.Any(call => call.Route.IsHttp));
            yield return Call(gateway, isHttp ? callee.Key : callee.Key with { Scheme = "tcp" }, host, "destination") with
            {
                ModeByKey = CallMode.Sync,
                Policies = RouteSettings.Of(callee.Select(call => call.Route), mesh.Config.Defaults(Layer.Gateway, host.At)),
            };
        }

        foreach (var (route, mirror) in routes.SelectMany(route => route.Mirrors.Select(mirror => (route, mirror))))
            yield return Call(gateway, Cluster.AddressOf(mirror.Value, route.Owner), mirror, "mirror") with { ModeByKey = CallMode.Async };
    }

    private static CallFact Call(Reference gateway, Address target, Scalar host, string key) =>
        new(gateway, target, key, host.At, Confidence.Declared) { UnknownIsGuess = true };

    /// <summary>Names under which clients reach the gateway; where the object takes every name, those of the gateway.</summary>
    private IEnumerable<Scalar> PublicHosts(VirtualService service, Scalar gateway) => service.BindsMesh ? [] :
        service.Hosts
            .SelectMany(host => host.Value == "*" ? mesh.Gateways.HostsOf(gateway, service.Object) : [host])
            .Where(host => host.Value.Contains('.') && !outside.Contains(host.Value) && !host.Value.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
                && mesh.Cluster.Named(host.Value, service.Object) is null
                && AddressGrammar.ParseBareHost(host.Value.StartsWith("*.", StringComparison.Ordinal) ? host.Value[2..] : host.Value) is not null)
            .DistinctBy(host => host.Value, StringComparer.OrdinalIgnoreCase);
}
