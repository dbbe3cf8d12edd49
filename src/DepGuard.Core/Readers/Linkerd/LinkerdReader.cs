using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.GatewayApi;
using DepGuard.Readers.Istio;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Linkerd;

/// <summary>Linkerd: annotations of Services and routes, ServiceProfiles and traffic splits. They govern only callers that have a proxy.</summary>
internal sealed class LinkerdReader : IClusterReader
{
    private const string Policy = "policy.linkerd.io";
    private const string Splits = "split.smi-spec.io";

    /// <inheritdoc/>
    public string Format => "linkerd";

    /// <inheritdoc/>
    public IReadOnlyList<string> Groups { get; } = ["linkerd.io", Policy, Splits];

    /// <inheritdoc/>
    public IEnumerable<Fact> Read(Cluster cluster)
    {
        var members = new LinkerdMembers(cluster);
        var profiles = new ServiceProfiles(cluster);
        var routes = RoutesByService(cluster);
        var facts = cluster.Objects.Where(one => Groups.Contains(one.Group)).Select(one => one.Path).Distinct(StringComparer.Ordinal).Select(path => (Fact)new ReadFact(path, Format)).ToList();
        foreach (var node in cluster.Nodes)
            foreach (var service in node.Services)
                facts.AddRange(OfService(node, service, [.. routes[node]], profiles.Contains(node), members));
        facts.AddRange(profiles.Read(members.Callers));
        facts.AddRange(cluster.Of(Splits, "TrafficSplit").Select(split => Split(split, members)).OfType<Fact>());
        if (members.At is not null && ApiRoute.Of(cluster, Policy).ToList() is { Count: > 0 } own)
            facts.AddRange(own.SelectMany(new MeshRoutes(cluster, Mesh.Of(cluster)).Read));
        return facts;
    }

    private static ILookup<ServiceNode, ApiRoute> RoutesByService(Cluster cluster) =>
        ApiRoute.Of(cluster).Concat(ApiRoute.Of(cluster, Policy))
            .SelectMany(route => route.Parents.Select(route.ServiceParent).OfType<Scalar>().Select(parent => (Node: cluster.Named(parent.Value, route.Object), Route: route)))
            .Where(pair => pair.Node is not null)
            .ToLookup(pair => pair.Node!, pair => pair.Route, (IEqualityComparer<ServiceNode>)ReferenceEqualityComparer.Instance);

    private static IEnumerable<Fact> OfService(ServiceNode node, KubernetesObject service, List<ApiRoute> routes, bool isProfiled, LinkerdMembers members)
    {
        var own = new LinkerdAnnotations(service.Annotations);
        if (members.At is null && own.First is null && routes.TrueForAll(route => new LinkerdAnnotations(route.Object.Annotations).First is null))
            yield break;
        foreach (var problem in routes.Select(route => route.Object).Append(service).SelectMany(one => Problems(one, isProfiled)))
            yield return problem;
        var isHeadless = service.Spec?["clusterIP"]?.Text == "None";
        if (isHeadless && !isProfiled && own.First is { } unused)
            yield return LinkerdAnnotations.Problem(service, unused.Value, "Linkerd neither retries nor limits calls to a Service without a cluster address");

        var stated = isProfiled || isHeadless ? [] : routes.Count == 0 ? [PolicyOf(service.Name, own, own, null)] : routes.Select(route => OfRoute(route, own));
        var defaults = members.At is { } at ? new CallPolicy(Layer.Sidecar, "linkerd", Provenance.Default, at) { Attempts = Attempts.Once, Deadline = TimeLimit.None } : null;
        var policies = stated.ToList() is { Count: > 0 } some ? RouteAlternatives.Worst(some, defaults) : [.. new[] { defaults }.OfType<CallPolicy>()];
        var source = routes.Count > 0 && own.First is null ? routes[0].Object : service;
        foreach (var policy in policies)
            yield return new PolicyFact([node.Service.Scope], new Address(node.Service.Name), policy, source.Title, Confidence.Declared) { Callers = members.Callers, IsAboutName = true };
    }

    private static IEnumerable<Fact> Problems(KubernetesObject one, bool isProfiled)
    {
        var annotations = new LinkerdAnnotations(one.Annotations);
        if (!isProfiled)
            return annotations.Problems(one);
        return annotations.First is { } first ? [LinkerdAnnotations.Problem(one, first.Value, "the Service has a ServiceProfile, and then Linkerd ignores annotations and routes")] : [];
    }

    /// <summary>What holds for the requests of a route: one annotation about retries replaces all of the Service's, and so for time limits.</summary>
    private static CallPolicy OfRoute(ApiRoute route, LinkerdAnnotations service)
    {
        var own = new LinkerdAnnotations(route.Object.Annotations);
        var limits = route.Rules.Select(rule => NodeUnits.Limit(rule["timeouts"]?["request"])).ToList();
        var request = limits.Count > 0 && !limits.Contains(null) ? limits.Max() : null;
        return PolicyOf(route.Object.Name, own.HasRetries ? own : service, own.HasTimeouts || request is not null ? own : service, request) with { Breaker = service.Breaker };
    }

    private static CallPolicy PolicyOf(Node at, LinkerdAnnotations retries, LinkerdAnnotations timeouts, TimeLimit? request)
    {
        var policy = timeouts.WithTimeouts(retries.WithRetries(new CallPolicy(Layer.Sidecar, "linkerd", Provenance.Declared, (timeouts.First ?? retries.First)?.Value.At ?? at.At)));
        return policy with { Deadline = policy.Deadline ?? request, Breaker = retries.Breaker };
    }

    /// <summary>Calls to a Service are split among others; a weight of zero keeps them away.</summary>
    private static RerouteFact? Split(KubernetesObject split, LinkerdMembers members)
    {
        var targets = (split.Spec?["backends"]?.Items ?? []).Where(one => one["weight"]?.Text is not ("0" or "0m")).Select(one => one["service"]?.Text).OfType<string>().ToList();
        return split.Spec?["service"]?.Text is not { Length: > 0 } service || targets.Count == 0 ? null
            : new RerouteFact(split.LookupScopes, new Address(service), [.. targets.Select(target => new Address(target))], split.Name.At) { Callers = members.At is null ? null : members.Callers };
    }
}
