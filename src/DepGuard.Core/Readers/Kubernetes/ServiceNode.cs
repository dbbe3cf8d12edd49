using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Services and workloads that are one node: what a selector joins, directly or through others.</summary>
/// <param name="Services">Services of the node, the canonical one first; empty for a workload that nothing selects.</param>
/// <param name="Workloads">Its workloads; empty for a Service whose pods are not in the scan.</param>
internal sealed record ServiceNode(IReadOnlyList<KubernetesObject> Services, IReadOnlyList<Workload> Workloads)
{
    private static readonly string[] PortKeys = ["port", "targetPort"];

    private IReadOnlyList<Role>? _roles;
    private (string? Image, (ServiceKind Kind, Role? Role)? Stock)? _main;
    private KubernetesObject? _placed;

    /// <summary>Services that lead to this node and to others.</summary>
    public IReadOnlyList<KubernetesObject> Umbrellas { get; init; } = [];

    /// <summary>The service.</summary>
    public Reference Service => new(Canonical.Name.Value, Placed.Scope);

    /// <summary>Roles by image and name.</summary>
    public IReadOnlyList<Role> Roles => _roles ??=
        Stock?.Role is { } role ? [role]
        : Stock is null or { Kind: ServiceKind.Service } && ServiceNames.RoleOf(Canonical.Name.Value) is { } named ? [named]
        : [];

    /// <summary>Image repository of the main container; null without workload.</summary>
    public string? Image => Main.Image;

    private KubernetesObject Canonical => Services.Count > 0 ? Services[0] : Workloads[0].Object;

    /// <summary>The object that states the namespace.</summary>
    private KubernetesObject Placed => _placed ??=
        Services.Concat(Workloads.Select(workload => workload.Object)).FirstOrDefault(one => one.Namespace is not null) ?? Canonical;

    /// <summary>What the image of the main container is known as; null for nobody's stock image.</summary>
    private (ServiceKind Kind, Role? Role)? Stock => Main.Stock;

    private (string? Image, (ServiceKind Kind, Role? Role)? Stock) Main => _main ??= MainImage() is { } image ? (image, StockImages.Find(image)) : (null, null);

    private bool HasHostAliases => Workloads.Any(workload => workload.Pod["hostAliases"] is not null);

    /// <summary>Scope of names that only the pods of this node know.</summary>
    private string OwnScope => $"{Placed.Scope}#{Canonical.Name.Value}";

    /// <summary>True for a Service of type <c>ExternalName</c>, which is another name of something else.</summary>
    public static bool IsRedirect(KubernetesObject service) => service.Spec?["externalName"]?.Text is { Length: > 0 };

    /// <summary>The redirect of such a Service.</summary>
    public static IEnumerable<Fact> Redirect(KubernetesObject service)
    {
        var node = service.Spec!["externalName"]!;
        if (AddressGrammar.ParseBareHost(node.Text!) is { } target)
            foreach (var scope in service.NameScopes)
                yield return new RedirectFact(service.Name.Value, scope, target, node.At);
    }

    /// <summary>The service with its names and ports.</summary>
    /// <param name="endpoints">Addresses of Services that have no selector.</param>
    public IEnumerable<Fact> Facts(EndpointAddresses endpoints)
    {
        var outside = Services.Where(service => service.Spec?["selector"] is null).SelectMany(endpoints.Of).ToList();
        yield return new ServiceFact(Service, "kubernetes", Canonical.Name.At)
        {
            Kind = Kind(isOutside: Workloads.Count == 0 && outside.Count > 0),
            Roles = Roles,
            Image = Stock is null ? Image : null,
            LookupScopes = HasHostAliases ? [OwnScope, .. Placed.LookupScopes] : Placed.LookupScopes,
        };
        foreach (var fact in Names().Concat(Services.SelectMany(Ports)))
            yield return fact;
        foreach (var address in outside.Concat(Services.SelectMany(Fixed)))
            yield return new AliasFact(Service, address.Value, "*", 100, address.At);
    }

    private ServiceKind Kind(bool isOutside) =>
        isOutside ? ServiceKind.External
        : Workloads.Count > 0 && Workloads.All(workload => workload.IsJob) ? ServiceKind.Job
        : Stock?.Kind ?? ServiceKind.Service;

    private IEnumerable<Fact> Names()
    {
        foreach (var service in Services.Concat(Umbrellas))
            foreach (var fact in service.Aliases(Service, service.Name.Value, 100))
                yield return fact;
        foreach (var workload in Workloads)
        {
            foreach (var fact in workload.Object.Aliases(Service, workload.Object.Name.Value, 90))
                yield return fact;
            if (workload.Pod["hostname"]?.Text is { } host && workload.Pod["subdomain"]?.Text is { } domain)
                foreach (var fact in workload.Object.Aliases(Service, $"{host}.{domain}", 95))
                    yield return fact;
            foreach (var entry in workload.Pod["hostAliases"]?.Items ?? [])
                foreach (var name in (entry["hostnames"]?.Items ?? []).OfType<Scalar>())
                    if (entry["ip"]?.Text is { } text && AddressGrammar.ParseBareHost(text) is { } target)
                        yield return new RedirectFact(name.Value, OwnScope, target, name.At);
        }
    }

    private IEnumerable<Fact> Ports(KubernetesObject service)
    {
        foreach (var port in service.Spec?["ports"]?.Items ?? [])
            foreach (var key in PortKeys)
                if (AddressGrammar.Port(port[key]?.Text ?? string.Empty) is { } number)
                    yield return new PortFact(Service, number, null, port.At);
    }

    private string? MainImage()
    {
        var targetPorts = new Lazy<IReadOnlySet<string>>(() =>
            Services.SelectMany(service => service.Spec?["ports"]?.Items ?? []).Select(port => (port["targetPort"] ?? port["port"])?.Text).OfType<string>().ToHashSet(StringComparer.Ordinal));
        return Workloads.Select(workload => PodReader.MainImage(workload, targetPorts)).FirstOrDefault(image => image is not null);
    }

    /// <summary>Addresses that the Service states for itself.</summary>
    private static IEnumerable<Scalar> Fixed(KubernetesObject service) =>
        ((Node?[])[service.Spec?["clusterIP"], service.Spec?["loadBalancerIP"], .. service.Spec?["clusterIPs"]?.Items ?? [], .. service.Spec?["externalIPs"]?.Items ?? []])
            .OfType<Scalar>()
            .Where(address => AddressGrammar.ParseBareHost(address.Value) is { IsIpLiteral: true });
}
