using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Gateways;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Ocelot;

/// <summary>The calls of an Ocelot configuration: <c>Routes</c>, once called <c>ReRoutes</c>, to hosts or to services of a registry.</summary>
/// <param name="owner">The service whose settings these are.</param>
/// <param name="root">The settings.</param>
internal sealed class OcelotRoutes(SettingOwner owner, SettingSection root)
{
    private const string Format = "ocelot";

    private readonly SettingSection? _global = root["GlobalConfiguration"];

    /// <summary>Calls of the routes, and the registry that is asked for services.</summary>
    public IReadOnlyList<Fact> Read()
    {
        var calls = (root["Routes"] ?? root["ReRoutes"])?.Children.SelectMany(Calls).ToList() ?? [];
        var registry = Registry().ToList();
        if (calls.Count == 0 && registry.Count == 0)
            return [];
        return [GatewayService.Routes(owner.Service, Format, (calls.Count > 0 ? calls[0] : registry[0]).At), .. WorstRoute.Of(calls), .. registry];
    }

    private IEnumerable<CallFact> Calls(SettingSection route)
    {
        var scheme = route.Text("DownstreamScheme")?.ToLowerInvariant() ?? "http";
        var policies = OcelotNumbers.Of(route, _global);
        foreach (var host in route["DownstreamHostAndPorts"]?.Children ?? [])
            if (Address(host.Text("Host"), host.Text("Port"), scheme) is { } address)
                yield return Call(route, address, host, "DownstreamHostAndPorts") with { Policies = policies };
        if (route["ServiceName"] is { Value: { Length: > 0 } name } service)
            yield return Call(route, Named(name, route.Text("ServiceNamespace"), scheme), service, "ServiceName") with { Policies = policies };
    }

    private CallFact Call(SettingSection route, Address address, SettingSection at, string key) =>
        new(owner.Service, address, key, (at["Host"] ?? at).At, address.IsVariable ? Confidence.Guessed : Confidence.Declared)
        {
            ModeByKey = HealthPath.Is(route.Text("DownstreamPathTemplate") ?? string.Empty) ? CallMode.Control : CallMode.Sync,
            OnHost = owner.OnHost,
        };

    /// <summary>In Kubernetes a service is named with its namespace, the route's or the provider's.</summary>
    private Address Named(string name, string? stated, string scheme)
    {
        var provider = _global?["ServiceDiscoveryProvider"];
        var isCluster = provider?.Text("Type") is { } type && type.EndsWith("Kube", StringComparison.OrdinalIgnoreCase);
        var space = isCluster ? stated ?? provider!.Text("Namespace") : null;
        return new Address(space is { Length: > 0 } ? $"{name}.{space}" : name, null, scheme);
    }

    private IEnumerable<CallFact> Registry()
    {
        if (_global?["ServiceDiscoveryProvider"] is { } provider && Address(provider.Text("Host"), provider.Text("Port"), provider.Text("Scheme") ?? "http") is { } address)
            yield return new CallFact(owner.Service, address, "ServiceDiscoveryProvider", provider.At, Confidence.Declared) { ModeByKey = CallMode.Control, OnHost = owner.OnHost };
    }

    private static Address? Address(string? host, string? port, string scheme) =>
        host is { Length: > 0 } && HostText.IsHost(host) ? new Address(host.TrimEnd('.'), AddressGrammar.Port(port ?? string.Empty), scheme)
        : host is not null && AddressGrammar.Parse(host) is [var parsed] ? parsed.Address
        : null;
}
