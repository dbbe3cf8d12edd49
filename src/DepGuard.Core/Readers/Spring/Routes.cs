using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Spring;

/// <summary>Routes of Spring Cloud Gateway and of Zuul; an application that has some is a gateway.</summary>
internal static class Routes
{
    private static readonly string[] GatewayLists =
    [
        "springcloudgatewayroutes", "springcloudgatewayserverwebfluxroutes", "springcloudgatewayserverwebmvcroutes", "springcloudgatewaymvcroutes",
    ];

    /// <summary>True for a property that belongs to a gateway's own configuration.</summary>
    public static bool Covers(Property property) => property.Root == "zuul" || property.Folded.StartsWith("springcloudgateway", StringComparison.Ordinal);

    /// <summary>Calls to the targets of all routes.</summary>
    /// <param name="calls">The gateway.</param>
    /// <param name="clients">Addresses that its own settings give for names of services.</param>
    public static IEnumerable<CallFact> Read(ApplicationCalls calls, Clients clients) =>
        Gateway(calls.Properties).Concat(Zuul(calls.Properties)).SelectMany(route => Targets(route, clients)
            .Select(target => calls.Call(target, route.Property, CallMode.Sync, null, Confidence.Declared)));

    /// <summary><c>routes[n].uri</c>, below the prefixes of all versions.</summary>
    private static IEnumerable<(Property Property, string Target)> Gateway(Properties properties) =>
        GatewayLists.SelectMany(list => properties.Under(list)
            .Where(property => property.Folded.EndsWith("uri", StringComparison.Ordinal) && property.Folded.AsSpan(list.Length, property.Folded.Length - list.Length - 3).IndexOfAnyExceptInRange('0', '9') < 0)
            .Select(property => (property, property.Value)));

    /// <summary>
    /// <c>zuul.routes.NAME</c> with a service or a URL; without both, as in the short form <c>zuul.routes.NAME: /path/**</c>, the route's name
    /// is that of the service.
    /// </summary>
    private static IEnumerable<(Property Property, string Target)> Zuul(Properties properties)
    {
        foreach (var route in properties.Under("zuulroutes").GroupBy(property => property.Name.Split('.').ElementAtOrDefault(2) ?? string.Empty))
        {
            var byField = route.GroupBy(property => PropertyName.Fold(string.Join('.', property.Name.Split('.').Skip(3)))).ToDictionary(group => group.Key, group => group.Last());
            var target = byField.GetValueOrDefault("url") ?? byField.GetValueOrDefault("serviceid") ?? byField.GetValueOrDefault("location");
            if (target is not null)
                yield return (target, target.Value);
            else if ((byField.GetValueOrDefault(string.Empty) ?? byField.GetValueOrDefault("path")) is { } path)
                yield return (path, route.Key);
        }
    }

    /// <summary>What a target means: a URL, or the name of a service in the registry. <c>forward:</c> stays inside, <c>no://op</c> leads nowhere.</summary>
    private static IEnumerable<Address> Targets((Property Property, string Target) route, Clients clients)
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
