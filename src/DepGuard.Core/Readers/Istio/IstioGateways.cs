using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Istio;

/// <summary>
/// The proxies that Gateway objects configure. They are named by the selector, so that several objects with one selector are one gateway:
/// <c>istio: ingressgateway</c> is the service <c>istio-ingressgateway</c>, any other value is a name as it stands.
/// </summary>
internal sealed class IstioGateways
{
    /// <summary>Group of the traffic objects.</summary>
    public const string Networking = "networking.istio.io";

    private const string Scope = "ingress:istio";

    private static readonly string[] LookupScopes = [KubernetesObject.ScopeOf(null), KubernetesObject.AnyScope];

    private readonly Cluster _cluster;
    private readonly List<(KubernetesObject Gateway, Reference Service)> _gateways;
    private readonly ILookup<string, (KubernetesObject Gateway, Reference Service)> _byName;
    private readonly Dictionary<Reference, Node> _further = [];

    public IstioGateways(Cluster cluster)
    {
        _cluster = cluster;
        _gateways = [.. cluster.Of(Networking, "Gateway").Select(gateway => (gateway, ServiceOf(gateway)))];
        _byName = _gateways.ToLookup(pair => pair.Gateway.Name.Value, StringComparer.Ordinal);
    }

    /// <summary>The gateways that are known so far.</summary>
    public IReadOnlySet<Reference> Services => _gateways.Select(pair => pair.Service).Concat(_further.Keys).ToHashSet();

    /// <summary>The gateway that a VirtualService names, as <c>name</c> or <c>namespace/name</c>; one that is not in the scan has that name itself.</summary>
    public Reference Named(Node reference, KubernetesObject from)
    {
        var (name, found) = Find(reference.Text ?? string.Empty, from);
        return found is { } gateway ? gateway.Service : Add(name, reference);
    }

    /// <summary>Hosts that the servers of a gateway take, without the namespaces in front of them.</summary>
    public IEnumerable<Scalar> HostsOf(Node reference, KubernetesObject from) =>
        (Find(reference.Text ?? string.Empty, from).Found?.Gateway.Spec?["servers"]?.Items ?? [])
            .SelectMany(server => server["hosts"]?.Items ?? [])
            .OfType<Scalar>()
            .Select(host => host.Value.IndexOf('/') is var slash and >= 0 ? new Scalar(host.Value[(slash + 1)..], host.IsPlain, host.At) : host);

    /// <summary>Gateways whose proxies have all of these labels.</summary>
    public IEnumerable<Reference> SelectedBy(Node labels)
    {
        var wanted = Workload.LabelsOf(labels);
        var found = _gateways
            .Where(pair => wanted.All(label => Workload.LabelsOf(pair.Gateway.Spec?["selector"]) is var own && (own.GetValueOrDefault(label.Key) == label.Value || label.Value == pair.Service.Name)))
            .Select(pair => pair.Service)
            .Distinct()
            .ToList();
        if (found.Count == 0 && wanted.Count == 1 && wanted.TryGetValue("istio", out var value) && value.EndsWith("gateway", StringComparison.Ordinal))
            found.Add(Add($"istio-{value}", labels));
        return found;
    }

    /// <summary>The gateways with their names.</summary>
    public IEnumerable<Fact> Facts()
    {
        foreach (var (service, at) in _gateways.Select(pair => (pair.Service, At: (Node)pair.Gateway.Name)).Concat(_further.Select(pair => (pair.Key, At: pair.Value))))
        {
            yield return new ServiceFact(service, "istio", at.At) { Kind = ServiceKind.Gateway, Roles = [Role.Gateway], LookupScopes = LookupScopes };
            if (service.Scope == Scope)
            {
                yield return new AliasFact(service, service.Name, KubernetesObject.ScopeOf("istio-system"), 95, at.At);
                if (service.Name.StartsWith("istio-", StringComparison.Ordinal))
                    yield return new AliasFact(service, service.Name[6..], Scope, 95, at.At);
            }
        }

        foreach (var (gateway, service) in _gateways.Where(pair => pair.Gateway.Name.Value != pair.Service.Name))
            yield return new AliasFact(service, gateway.Name.Value, Scope, 95, gateway.Name.At);
    }

    private (string Name, (KubernetesObject Gateway, Reference Service)? Found) Find(string text, KubernetesObject from)
    {
        var slash = text.IndexOf('/');
        var (space, name) = slash < 0 ? (from.Namespace, text) : (text[..slash], text[(slash + 1)..]);
        foreach (var pair in _byName[name])
            if (space is null || pair.Gateway.Namespace is null || pair.Gateway.Namespace == space)
                return (name, pair);
        return (name, null);
    }

    private Reference Add(string name, Node at)
    {
        var service = new Reference(name, Scope);
        _further.TryAdd(service, at);
        return service;
    }

    /// <summary>The workload of the scan that the selector selects, else the name that the selector gives away.</summary>
    private Reference ServiceOf(KubernetesObject gateway)
    {
        var selector = gateway.Spec?["selector"];
        var labels = Workload.LabelsOf(selector);
        if (_cluster.SelectedBy(labels).FirstOrDefault() is { } node)
            return node.Service;

        var value = labels.TryGetValue("istio", out var own) ? (own.Contains("gateway", StringComparison.Ordinal) && !own.Contains('-') ? $"istio-{own}" : own)
            : labels.GetValueOrDefault("app") ?? labels.Values.FirstOrDefault();
        var name = value is { Length: > 0 } ? value : gateway.Name.Value;
        return name != gateway.Name.Value && _cluster.Nodes.FirstOrDefault(node => node.Service.Name == name) is { } service ? service.Service : new Reference(name, Scope);
    }
}
