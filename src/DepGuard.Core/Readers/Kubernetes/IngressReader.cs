using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Ingress objects: a gateway that calls the backends, and on each request an authentication service if one is set.</summary>
internal sealed class IngressReader
{
    /// <summary>Scope in which public host names work: everywhere.</summary>
    private const string Everywhere = "*";

    private const string NginxPrefix = "nginx.ingress.kubernetes.io/";

    private static readonly string[] LookupScopes = [KubernetesObject.ScopeOf(null), KubernetesObject.AnyScope];

    private readonly List<(KubernetesObject Ingress, Reference Gateway)> _ingresses;
    private readonly List<Scalar> _globalAuth;
    private readonly ILookup<string, (string Path, Address Backend)> _routes;

    /// <summary>Takes the Ingress objects; a controller that runs among the nodes is the gateway itself.</summary>
    public IngressReader(IReadOnlyList<KubernetesObject> objects, IReadOnlyList<ServiceNode> nodes)
    {
        var controllers = nodes.Where(IsController).DistinctBy(node => node.Service.Name, StringComparer.Ordinal).ToDictionary(node => node.Service.Name, node => node.Service, StringComparer.Ordinal);
        _ingresses = [.. objects.Where(one => one.Kind == "Ingress").Select(one => (one, GatewayOf(one, controllers)))];
        _globalAuth = [.. objects.Where(one => one.Kind == "ConfigMap").Select(one => one.Root["data"]?["global-auth-url"]).OfType<Scalar>()];
        _routes = _ingresses.SelectMany(pair => Paths(pair.Ingress.Spec).Select(path => (path.Host, path.Path, Backend: Target(pair.Ingress, path.Backend))))
            .ToLookup(route => route.Host, route => (route.Path, route.Backend), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The gateways, their public names and their calls.</summary>
    public IEnumerable<Fact> Read()
    {
        foreach (var (ingress, gateway) in _ingresses)
            foreach (var fact in Read(ingress, gateway))
                yield return fact;
        foreach (var gateway in _ingresses.Select(pair => pair.Gateway).Distinct().Where(gateway => gateway.Name.Contains("nginx", StringComparison.Ordinal)))
            foreach (var url in _globalAuth)
                foreach (var fact in Authentication(gateway, url, "global-auth-url"))
                    yield return fact;
    }

    private static Reference GatewayOf(KubernetesObject ingress, Dictionary<string, Reference> controllers)
    {
        var name = ClassOf(ingress)?.Value ?? "ingress";
        return controllers.TryGetValue(name, out var controller) ? controller : new Reference(name, "ingress");
    }

    private static Scalar? ClassOf(KubernetesObject ingress) =>
        ingress.Spec?["ingressClassName"] as Scalar ?? ingress.Annotations?["kubernetes.io/ingress.class"] as Scalar;

    /// <summary>True when the node runs the product after which it, and so an Ingress class, is named.</summary>
    private static bool IsController(ServiceNode node) =>
        node.Image is { } image && Readers.Paths.Name(image) is var last
        && (last.Contains("ingress", StringComparison.Ordinal) || (last != "nginx" && last.StartsWith(node.Service.Name, StringComparison.Ordinal)));

    private IEnumerable<Fact> Read(KubernetesObject ingress, Reference gateway)
    {
        yield return new ServiceFact(gateway, "kubernetes", (ClassOf(ingress) ?? ingress.Name).At)
        {
            Kind = ServiceKind.Gateway,
            Roles = [Role.Gateway],
            LookupScopes = LookupScopes,
        };
        foreach (var host in Hosts(ingress.Spec))
            yield return new AliasFact(gateway, host.Value, Everywhere, 95, host.At);
        foreach (var backend in Backends(ingress))
            yield return Route(gateway, ingress, backend);
        if (ingress.Annotations?[NginxPrefix + "auth-url"] is Scalar authentication)
            foreach (var fact in Authentication(gateway, authentication, "auth-url"))
                yield return fact;
        if (ingress.Annotations?[NginxPrefix + "mirror-target"] is Scalar mirror)
            foreach (var parsed in AddressGrammar.Parse(mirror.Value).Where(parsed => !parsed.Address.IsVariable))
                yield return new CallFact(gateway, parsed.Address, "mirror-target", mirror.At, Confidence.Declared) { ModeByKey = CallMode.Async };
    }

    /// <summary>Public names: of the rules, and of the certificates.</summary>
    private static IEnumerable<Scalar> Hosts(Node? spec) =>
        (spec?["rules"]?.Items ?? []).Select(rule => rule["host"])
            .Concat((spec?["tls"]?.Items ?? []).SelectMany(tls => tls["hosts"]?.Items ?? []))
            .OfType<Scalar>()
            .Where(host => host.Value.Contains('.') && AddressGrammar.ParseBareHost(host.Value.StartsWith("*.", StringComparison.Ordinal) ? host.Value[2..] : host.Value) is not null)
            .DistinctBy(host => host.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Routes with the names of their backend Services, in the current and in the old form of the API.</summary>
    private static IEnumerable<(string Host, string Path, Scalar Backend)> Paths(Node? spec)
    {
        foreach (var rule in spec?["rules"]?.Items ?? [])
            foreach (var path in rule["http"]?["paths"]?.Items ?? [])
                if (ServiceOf(path["backend"]) is { } backend)
                    yield return (rule["host"]?.Text ?? string.Empty, path["path"]?.Text ?? "/", backend);
    }

    private static IEnumerable<Scalar> Backends(KubernetesObject ingress) =>
        Paths(ingress.Spec).Select(path => path.Backend)
            .Concat(((Scalar?[])[ServiceOf(ingress.Spec?["defaultBackend"]), ServiceOf(ingress.Spec?["backend"]), ingress.Annotations?[NginxPrefix + "default-backend"] as Scalar]).OfType<Scalar>());

    private static Scalar? ServiceOf(Node? backend) => (backend?["service"]?["name"] ?? backend?["serviceName"]) as Scalar;

    private static Address Target(KubernetesObject ingress, Scalar backend) => new(ingress.Namespace is { } its ? $"{backend.Value}.{its}" : backend.Value);

    private static CallFact Route(Reference gateway, KubernetesObject ingress, Scalar backend) =>
        new(gateway, Target(ingress, backend), "backend", backend.At, Confidence.Declared) { ModeByKey = CallMode.Sync, UnknownIsGuess = true };

    /// <summary>A sub-request of each request; to a public name of this gateway it goes to the backend behind that name.</summary>
    private IEnumerable<Fact> Authentication(Reference gateway, Scalar url, string key)
    {
        foreach (var parsed in AddressGrammar.Parse(url.Value).Where(parsed => !parsed.Address.IsVariable))
        {
            var behind = _routes[parsed.Address.Host]
                .Where(route => parsed.Path.StartsWith(route.Path.TrimEnd('*'), StringComparison.Ordinal))
                .OrderByDescending(route => route.Path.Length)
                .Select(route => route.Backend)
                .FirstOrDefault();
            yield return new CallFact(gateway, behind ?? parsed.Address, key, url.At, Confidence.Declared) { Roles = [Role.Auth] };
        }
    }
}
