using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Services and workloads that are one node: what a selector joins, directly or through others.</summary>
/// <param name="Services">Services of the node, the canonical one first; empty for a workload that nothing selects.</param>
/// <param name="Workloads">Its workloads; empty for a Service whose pods are not in the scan.</param>
internal sealed record ServiceNode(IReadOnlyList<KubernetesObject> Services, IReadOnlyList<Workload> Workloads)
{
    private KubernetesObject Canonical => Services.Count > 0 ? Services[0] : Workloads[0].Object;

    /// <summary>The service.</summary>
    public Reference Service => new(Canonical.Name.Value, Canonical.Scope);

    /// <summary>Roles by image and name.</summary>
    public IReadOnlyList<Role> Roles =>
        Stock?.Role is { } role ? [role]
        : Stock is null or { Kind: ServiceKind.Service } && ServiceNames.RoleOf(Canonical.Name.Value) is { } named ? [named]
        : [];

    /// <summary>Image repository of the main container; null without workload.</summary>
    public string? Image => Workloads.Select(PodReader.MainImage).FirstOrDefault(image => image is not null);

    private (ServiceKind Kind, Role? Role)? Stock => Image is { } image ? StockImages.Find(image) : null;

    /// <summary>Joins Services with the workloads that they select; Services that share a workload are one node.</summary>
    public static IEnumerable<ServiceNode> Join(IReadOnlyList<KubernetesObject> services, IReadOnlyList<Workload> workloads)
    {
        var index = new LabelIndex(workloads);
        var groupOf = new Dictionary<Workload, Group>(ReferenceEqualityComparer.Instance);
        var groups = new List<Group>();
        foreach (var service in services)
        {
            var group = new Group();
            group.Services.Add(service);
            foreach (var workload in index.SelectedBy(service))
                if (!groupOf.TryGetValue(workload, out var earlier))
                    group.Workloads.Add(workload);
                else if (!ReferenceEquals(earlier, group))
                    group = earlier.Absorb(group, groupOf, groups);
            foreach (var workload in group.Workloads)
                groupOf[workload] = group;
            if (group.Services[0] == service)
                groups.Add(group);
        }

        return groups.Select(group => group.ToNode())
            .Concat(workloads.Where(workload => !groupOf.ContainsKey(workload)).Select(workload => new ServiceNode([], [workload])));
    }

    /// <summary>True for a Service of type <c>ExternalName</c>, which is another name of something else.</summary>
    public static bool IsRedirect(KubernetesObject service) => service.Root["spec"]?["externalName"]?.Text is { Length: > 0 };

    /// <summary>The redirect of such a Service.</summary>
    public static IEnumerable<Fact> Redirect(KubernetesObject service)
    {
        var node = service.Root["spec"]!["externalName"]!;
        if (AddressGrammar.ParseBareHost(node.Text!) is { } target)
            yield return new RedirectFact(service.Name.Value, service.Scope, target, node.At);
    }

    /// <summary>Variables that Kubernetes injects for every Service, with the name that they stand for.</summary>
    public static IReadOnlyDictionary<string, string> Variables(IEnumerable<KubernetesObject> services)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            var prefix = service.Name.Value.ToUpperInvariant().Replace('-', '_');
            variables[prefix + "_SERVICE_HOST"] = service.Name.Value;
            if ((service.Root["spec"]?["ports"]?.Items ?? []).Select(port => port["port"]?.Text).FirstOrDefault() is { } first)
                variables[prefix + "_SERVICE_PORT"] = first;
        }

        return variables;
    }

    /// <summary>The service with its names and ports.</summary>
    public IEnumerable<Fact> Facts()
    {
        var at = Canonical.Name.At;
        yield return new ServiceFact(Service, "kubernetes", at)
        {
            Kind = Workloads.Count > 0 && Workloads.All(workload => workload.IsJob) ? ServiceKind.Job : Stock?.Kind ?? ServiceKind.Service,
            Roles = Roles,
            Image = Stock is null ? Image : null,
            LookupScopes = [Canonical.Scope],
        };
        foreach (var service in Services)
        {
            yield return new AliasFact(Service, service.Name.Value, service.Scope, 100, service.Name.At);
            foreach (var port in service.Root["spec"]?["ports"]?.Items ?? [])
                if (AddressGrammar.Port(port["port"]?.Text ?? string.Empty) is { } number)
                    yield return new PortFact(Service, number, null, port.At);
        }

        foreach (var workload in Workloads)
            yield return new AliasFact(Service, workload.Object.Name.Value, workload.Object.Scope, 90, workload.Object.Name.At);
    }

    private sealed class Group
    {
        public List<KubernetesObject> Services { get; } = [];

        public List<Workload> Workloads { get; } = [];

        /// <summary>Takes over the members of another group and stands for it from now on.</summary>
        public Group Absorb(Group other, Dictionary<Workload, Group> groupOf, List<Group> groups)
        {
            Services.AddRange(other.Services);
            Workloads.AddRange(other.Workloads);
            foreach (var workload in other.Workloads)
                groupOf[workload] = this;
            groups.Remove(other);
            return this;
        }

        public ServiceNode ToNode() => new(
            [.. Services.OrderBy(one => one.Name.Value.Length).ThenBy(one => one.Name.Value, StringComparer.Ordinal)],
            [.. Workloads.OrderBy(workload => workload.Object.Name.Value, StringComparer.Ordinal)]);
    }
}
