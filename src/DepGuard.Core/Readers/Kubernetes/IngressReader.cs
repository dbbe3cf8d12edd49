using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Ingress objects: a gateway that calls the backends, and on each request an authentication service if one is set.</summary>
internal static class IngressReader
{
    /// <summary>Scope in which public host names work: everywhere.</summary>
    private const string Everywhere = "*";

    /// <summary>The gateway, its public names and its calls.</summary>
    public static IEnumerable<Fact> Read(KubernetesObject ingress)
    {
        var spec = ingress.Root["spec"];
        var name = spec?["ingressClassName"] as Scalar ?? ingress.Root["metadata"]?["annotations"]?["kubernetes.io/ingress.class"] as Scalar;
        var gateway = new Reference(name?.Value ?? "ingress", "ingress");
        yield return new ServiceFact(gateway, "kubernetes", (name ?? ingress.Name).At)
        {
            Kind = ServiceKind.Gateway,
            Roles = [Role.Gateway],
            LookupScopes = [ingress.Scope],
        };
        foreach (var host in Hosts(spec))
            yield return new AliasFact(gateway, host.Value, Everywhere, 95, host.At);
        foreach (var backend in Backends(spec))
            yield return Route(gateway, ingress, backend);
        foreach (var fact in Authentication(gateway, ingress))
            yield return fact;
    }

    private static IEnumerable<Scalar> Hosts(Node? spec) =>
        (spec?["rules"]?.Items ?? [])
            .Select(rule => rule["host"])
            .OfType<Scalar>()
            .Where(host => AddressGrammar.ParseBareHost(host.Value) is not null && host.Value.Contains('.'));

    /// <summary>Names of backend Services, in the current and in the old form of the API.</summary>
    private static IEnumerable<Scalar> Backends(Node? spec)
    {
        var paths = (spec?["rules"]?.Items ?? []).SelectMany(rule => rule["http"]?["paths"]?.Items ?? []).Select(path => path["backend"]);
        return paths.Append(spec?["defaultBackend"]).Append(spec?["backend"])
            .Select(backend => backend?["service"]?["name"] ?? backend?["serviceName"])
            .OfType<Scalar>();
    }

    private static CallFact Route(Reference gateway, KubernetesObject ingress, Scalar backend) =>
        new(gateway, new Address(ingress.Namespace is { } its ? $"{backend.Value}.{its}" : backend.Value), "backend", backend.At, Confidence.Declared)
        {
            ModeByKey = CallMode.Sync,
            UnknownIsGuess = true,
        };

    private static IEnumerable<Fact> Authentication(Reference gateway, KubernetesObject ingress)
    {
        if (ingress.Root["metadata"]?["annotations"]?["nginx.ingress.kubernetes.io/auth-url"] is not Scalar url)
            yield break;
        foreach (var parsed in AddressGrammar.Parse(url.Value))
            yield return new CallFact(gateway, parsed.Address, "auth-url", url.At, Confidence.Declared) { Roles = [Role.Auth] };
    }
}
