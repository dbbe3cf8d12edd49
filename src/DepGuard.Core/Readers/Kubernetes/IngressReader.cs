using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Gateways;
using DepGuard.Readers.Kong;
using DepGuard.Readers.Traefik;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Ingress objects: a gateway that calls the backends, and on each request an authentication service if one is set.</summary>
internal sealed class IngressReader
{
    /// <summary>Scope in which public host names work: everywhere.</summary>
    private const string Everywhere = "*";

    private readonly List<(KubernetesObject Ingress, Reference Gateway)> _ingresses;
    private readonly IngressNginx _nginx;
    private readonly KongIngress _kong;
    private readonly TraefikObjects _traefik;
    private readonly ILookup<string, (string Path, Address Backend)> _routes;

    /// <summary>Takes the Ingress objects; a controller that runs among the nodes is the gateway itself.</summary>
    public IngressReader(IReadOnlyList<KubernetesObject> objects, IReadOnlyList<ServiceNode> nodes)
    {
        var gateways = new IngressGateways(nodes);
        _ingresses = [.. objects.Where(one => one.Kind == "Ingress").Select(one => (one, gateways.Of(one)))];
        _nginx = new IngressNginx(objects);
        _kong = new KongIngress(objects);
        _traefik = new TraefikObjects(objects);
        _routes = _ingresses.SelectMany(pair => Paths(pair.Ingress.Spec).Select(path => (path.Host, path.Path, Backend: Target(pair.Ingress, path.Backend))))
            .ToLookup(route => route.Host, route => (route.Path, route.Backend), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The gateways, their public names and their calls.</summary>
    public IEnumerable<Fact> Read()
    {
        var facts = _ingresses.SelectMany(pair => Read(pair.Ingress, pair.Gateway)).ToList();
        return facts.Where(fact => fact is not CallFact).Concat(WorstRoute.Of(facts.OfType<CallFact>()));
    }

    private IEnumerable<Fact> Read(KubernetesObject ingress, Reference gateway)
    {
        var stated = IngressGateways.ClassOf(ingress);
        yield return IngressGateways.Fact(gateway, "kubernetes", (stated ?? ingress.Name).At);
        foreach (var host in Hosts(ingress.Spec))
            yield return new AliasFact(gateway, host.Value, Everywhere, 95, host.At);
        var isNginx = IngressNginx.Owns(ingress, stated?.Value);
        var middlewares = IsTraefik(ingress) ? _traefik.OfIngress(ingress) : [];
        foreach (var backend in Backends(ingress).Where(_ => !(isNginx && IngressNginx.IsIdle(ingress))))
            yield return Route(gateway, ingress, backend) with
            {
                Policies = isNginx ? _nginx.Policies(ingress, backend.At)
                    : KongIngress.Owns(ingress) ? _kong.Policies(ingress, backend)
                    : IsTraefik(ingress) ? _traefik.Numbers(middlewares, null, backend.At)
                    : [],
            };
        foreach (var call in isNginx ? SubRequests(ingress, gateway) : TraefikMiddlewares.Authentications(gateway, middlewares))
            yield return call;
    }

    private static bool IsTraefik(KubernetesObject ingress) => IngressGateways.ClassOf(ingress)?.Value.Contains("traefik", StringComparison.Ordinal) == true;

    /// <summary>Requests that ingress-nginx makes beside the one to the backend: to authenticate, and copies of the request.</summary>
    private IEnumerable<CallFact> SubRequests(KubernetesObject ingress, Reference gateway)
    {
        if (IngressNginx.Annotation(ingress, "auth-url") is { } url)
            foreach (var call in Authentication(ingress, gateway, url, "auth-url"))
                yield return call;
        else if (!IngressNginx.Is(ingress, "enable-global-auth", "false"))
            foreach (var call in _nginx.GlobalAuthentication.SelectMany(common => Authentication(ingress, gateway, common, "global-auth-url")))
                yield return call;
        if (IngressNginx.Annotation(ingress, "mirror-target") is { } mirror)
            foreach (var parsed in AddressGrammar.Parse(WithoutUriVariable(mirror.Value)).Where(parsed => !parsed.Address.IsVariable))
                yield return new CallFact(gateway, parsed.Address, "mirror-target", mirror.At, Confidence.Declared) { ModeByKey = CallMode.Async };
    }

    /// <summary><c>http://shadow$request_uri</c> names a host.</summary>
    private static string WithoutUriVariable(string url) => url.IndexOf("$request_uri", StringComparison.Ordinal) is var at and > 0 ? url[..at] : url;

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
            .Concat(((Scalar?[])[ServiceOf(ingress.Spec?["defaultBackend"]), ServiceOf(ingress.Spec?["backend"]), IngressNginx.Annotation(ingress, "default-backend")]).OfType<Scalar>());

    private static Scalar? ServiceOf(Node? backend) => (backend?["service"]?["name"] ?? backend?["serviceName"]) as Scalar;

    private static Address Target(KubernetesObject ingress, Scalar backend) => new(ingress.Namespace is { } its ? $"{backend.Value}.{its}" : backend.Value);

    private static CallFact Route(Reference gateway, KubernetesObject ingress, Scalar backend) =>
        new(gateway, Target(ingress, backend), "backend", backend.At, Confidence.Declared) { ModeByKey = CallMode.Sync, UnknownIsGuess = true };

    /// <summary>A sub-request of each request; to a public name of this gateway it goes to the backend behind that name.</summary>
    private IEnumerable<CallFact> Authentication(KubernetesObject ingress, Reference gateway, Scalar url, string key)
    {
        var urls = url.Value.Contains("$host", StringComparison.Ordinal) || url.Value.Contains("$http_host", StringComparison.Ordinal)
            ? Hosts(ingress.Spec).Select(host => url.Value.Replace("$host", host.Value, StringComparison.Ordinal).Replace("$http_host", host.Value, StringComparison.Ordinal))
            : [url.Value];
        foreach (var parsed in urls.SelectMany(text => AddressGrammar.Parse(WithoutUriVariable(text))).Where(parsed => !parsed.Address.IsVariable))
        {
            var behind = _routes[parsed.Address.Host]
                .Where(route => parsed.Path.StartsWith(route.Path.TrimEnd('*'), StringComparison.Ordinal))
                .OrderByDescending(route => route.Path.Length)
                .Select(route => route.Backend)
                .FirstOrDefault();
            yield return new CallFact(gateway, behind ?? parsed.Address, key, url.At, Confidence.Declared)
            {
                Roles = [Role.Auth],
                Policies = IngressNginx.Authentication(url.At),
            };
        }
    }
}
