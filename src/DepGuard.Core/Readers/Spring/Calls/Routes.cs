using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Spring.Policies;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Calls;

/// <summary>Routes of Spring Cloud Gateway and of Zuul; an application that has some is a gateway.</summary>
internal static class Routes
{
    /// <summary>Prefixes of the gateway's settings in all versions and editions.</summary>
    private static readonly string[] GatewayPrefixes =
    [
        "springcloudgateway", "springcloudgatewayserverwebflux", "springcloudgatewayserverwebmvc", "springcloudgatewaymvc",
    ];

    /// <summary>True for a property that belongs to a gateway's own configuration.</summary>
    public static bool Covers(Property property) => property.Root == "zuul" || property.Folded.StartsWith("springcloudgateway", StringComparison.Ordinal);

    /// <summary>Calls to the targets of all routes.</summary>
    /// <param name="calls">The gateway.</param>
    /// <param name="clients">Addresses that its own settings give for names of services.</param>
    public static IEnumerable<CallFact> Read(ApplicationCalls calls, Clients clients) =>
        GatewayPrefixes.SelectMany(prefix => Gateway(calls.Properties, prefix)).Concat(Zuul(calls.Properties)).SelectMany(route => Targets(route, clients)
            .Select(target => calls.Call(target, route.Property, CallMode.Sync, null, Confidence.Declared) with { Policies = route.Policies }));

    /// <summary><c>routes[n].uri</c>.</summary>
    private static IEnumerable<Route> Gateway(Properties properties, string prefix)
    {
        var policies = new GatewayPolicies(properties, prefix);
        var list = $"{prefix}routes";
        foreach (var property in properties.Under(list).Where(property => property.Folded.EndsWith("uri", StringComparison.Ordinal)))
        {
            var index = property.Folded[list.Length..^"uri".Length];
            if (index.Length > 0 && index.All(char.IsAsciiDigit))
                yield return new Route(property, property.Value, policies.Of(list + index, property));
        }
    }

    /// <summary>
    /// <c>zuul.routes.NAME</c> with a service or a URL; without both, as in the short form <c>zuul.routes.NAME: /path/**</c>, the route's name
    /// is that of the service.
    /// </summary>
    private static IEnumerable<Route> Zuul(Properties properties)
    {
        var policies = new ZuulPolicies(properties);
        foreach (var route in properties.Under("zuulroutes").GroupBy(property => property.Name.Split('.').ElementAtOrDefault(2) ?? string.Empty))
        {
            var byField = route.GroupBy(property => PropertyName.Fold(string.Join('.', property.Name.Split('.').Skip(3)))).ToDictionary(group => group.Key, group => group.Last());
            var retryable = byField.GetValueOrDefault("retryable");
            if (byField.GetValueOrDefault("url") is { } url)
                yield return new Route(url, url.Value, policies.OfUrl(url));
            else if ((byField.GetValueOrDefault("serviceid") ?? byField.GetValueOrDefault("location")) is { } service)
                yield return new Route(service, service.Value, policies.OfService(service.Value, retryable));
            else if ((byField.GetValueOrDefault(string.Empty) ?? byField.GetValueOrDefault("path")) is { } path)
                yield return new Route(path, route.Key, policies.OfService(route.Key, retryable));
        }
    }

    /// <summary>What a target means: a URL, or the name of a service in the registry. <c>forward:</c> stays inside, <c>no://op</c> leads nowhere.</summary>
    private static IEnumerable<Address> Targets(Route route, Clients clients)
    {
        var text = route.Target.StartsWith("lb:ws", StringComparison.OrdinalIgnoreCase) ? route.Target[3..] : route.Target;
        if (text.StartsWith("forward:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("no://", StringComparison.OrdinalIgnoreCase))
            return [];
        if (AddressGrammar.Parse(text) is { Count: > 0 } parsed)
            return parsed.SelectMany(one => one.Address.Scheme is "lb" && clients.AddressesOf(one.Address.Host) is { Count: > 0 } known ? known : [PropertyAddress.AsHttp(one.Address)]);
        return !HostText.IsHost(text) ? []
            : clients.AddressesOf(text) is { Count: > 0 } stated ? stated
            : [new Address(text, Scheme: "http")];
    }
}
