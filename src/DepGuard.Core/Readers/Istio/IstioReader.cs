using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Istio;

/// <summary>Istio: what proxies beside callers and gateways do to calls, and which calls they make themselves.</summary>
internal sealed class IstioReader : IClusterReader
{
    private static readonly string[] Unread = ["EnvoyFilter", "WasmPlugin", "ProxyConfig"];

    /// <inheritdoc/>
    public string Format => "istio";

    /// <inheritdoc/>
    public IReadOnlyList<string> Groups { get; } =
        [IstioGateways.Networking, RequestPolicies.Security, "telemetry.istio.io", "extensions.istio.io", "install.istio.io", "sailoperator.io"];

    /// <inheritdoc/>
    public IEnumerable<Fact> Read(Cluster cluster)
    {
        var mesh = Mesh.Of(cluster);
        var objects = cluster.Objects.Where(one => Groups.Contains(one.Group)).ToList();
        if (objects.Count == 0 && !mesh.Members.IsMarked)
            return [];

        var services = VirtualService.Of(cluster);
        var entries = new ServiceEntries(mesh);
        var virtualServices = new VirtualServiceFacts(mesh, entries.Outside);
        List<Fact> facts =
        [
            .. objects.Select(one => one.Path).Distinct(StringComparer.Ordinal).Select(path => new ReadFact(path, Format)),
            .. objects.Where(one => Unread.Contains(one.Kind)).Select(one => new ReadFact(one.Path, Format, $"what {one.Title} patches is not read")),
            .. entries.Read(),
            .. services.SelectMany(virtualServices.Read),
            .. new DestinationRules(mesh, services).Read(),
            .. new RequestPolicies(mesh).Read(),
            .. Defaults(mesh, entries),
        ];
        facts.AddRange(mesh.Gateways.Facts());
        return facts;
    }

    /// <summary>What every HTTP call of a marked caller gets, also without a VirtualService.</summary>
    private static IEnumerable<Fact> Defaults(Mesh mesh, ServiceEntries entries)
    {
        if (mesh.Members.At is not { } at)
            yield break;

        var policy = mesh.Config.Defaults(Layer.Sidecar, at);
        foreach (var node in mesh.Cluster.Nodes.Where(node => node.Services.Count > 0 && Protocols.MayCarryHttp(node)))
            yield return Default([node.Service.Scope], new Address(node.Service.Name), mesh.Members.CallersOf(node));
        foreach (var (host, entry) in entries.OverHttp())
            yield return Default(entry.LookupScopes, new Address(host.Value), mesh.Members.Sidecars);

        PolicyFact Default(IReadOnlyList<string> scopes, Address callee, IReadOnlySet<Reference> callers) =>
            new(scopes, callee, policy, "Istio", Confidence.Declared) { Callers = callers, IsAboutName = true };
    }
}
