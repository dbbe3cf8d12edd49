using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Traefik;

/// <summary>The calls of one Traefik: routers of labels and files, with their middlewares and the servers that they lead to.</summary>
/// <param name="gateway">The service that runs Traefik.</param>
/// <param name="providers">What tells it about routes.</param>
/// <param name="statics">Its static settings.</param>
internal sealed class TraefikRoutes(Reference gateway, IReadOnlyList<TraefikProvider> providers, SettingSection statics)
{
    /// <summary>The calls.</summary>
    public IEnumerable<CallFact> Read()
    {
        foreach (var provider in providers)
            foreach (var protocol in TraefikSettings.Protocols)
                foreach (var call in provider.Routers(protocol).SelectMany(router => Calls(provider, protocol, router.Text("service"), Middlewares(provider, protocol, router), router.At)))
                    yield return call;
        foreach (var provider in providers.Where(provider => provider.Container is not null && HasOwnRouter(provider)))
            foreach (var call in Calls(provider, "http", (string?)null, Middlewares(provider, "http", null), provider.Settings.Root.Children[0].At))
                yield return call;
    }

    /// <summary>A container that is switched on without a router gets one by Traefik's default rule; so does one with labels of version 1.</summary>
    private static bool HasOwnRouter(TraefikProvider provider) =>
        TraefikSettings.Protocols.All(protocol => provider.Routers(protocol).Count == 0)
        && (provider.Settings.Root.IsTrue("enable") || provider.Settings.Root["frontend"]?["rule"] is not null);

    private IEnumerable<CallFact> Calls(TraefikProvider provider, string protocol, string? service, IReadOnlyList<SettingSection> middlewares, SourceSpan at)
    {
        var services = new TraefikServices(name => Find(provider, protocol, name));
        var name = service ?? (provider.Services(protocol) is [var only] ? only.Key : string.Empty);
        foreach (var server in services.Behind(name))
            foreach (var call in Calls(provider, protocol, server, middlewares, at))
                yield return call;
        foreach (var call in TraefikMiddlewares.Authentications(gateway, middlewares))
            yield return call;
        foreach (var page in middlewares.Select(middleware => middleware["errors"]?.Text("service")).OfType<string>())
            foreach (var call in services.Behind(page).SelectMany(server => Calls(provider, protocol, server, [], at)))
                yield return call with { Key = "errors" };
    }

    private IEnumerable<CallFact> Calls(TraefikProvider provider, string protocol, TraefikServer server, IReadOnlyList<SettingSection> middlewares, SourceSpan at)
    {
        var isHttp = protocol == "http";
        var call = new CallFact(gateway, server.Address with { Scheme = isHttp ? server.Address.Scheme ?? "http" : protocol }, isHttp ? "router" : $"{protocol} router", server.At, Confidence.Declared)
        {
            ModeByKey = server.IsMirror ? CallMode.Async : isHttp ? CallMode.Sync : null,
            ModeByAddress = AddressMode.Of(server.Address),
            Policies = TraefikNumbers.Of(middlewares, Transport(provider, server.Service), at),
        };
        yield return call;
        if (server.Service?.Find("loadBalancer:healthCheck") is { } check && check["path"] is not null && !server.IsMirror)
            yield return call with { Key = "healthCheck", ModeByKey = CallMode.Control };
    }

    /// <summary>The transport that the service names, else the one for all servers.</summary>
    private SettingSection? Transport(TraefikProvider provider, SettingSection? service)
    {
        if (service?.Find("loadBalancer:serversTransport")?.Value is not { } name)
            return statics["serversTransport"];
        return Providers(provider, name).Select(other => other.Settings.Root.Find($"http:serversTransports:{Plain(name)}")).FirstOrDefault(found => found is not null);
    }

    /// <summary>Middlewares of the entry points, then those of the router.</summary>
    private IReadOnlyList<SettingSection> Middlewares(TraefikProvider provider, string protocol, SettingSection? router)
    {
        if (protocol != "http")
            return [];

        var points = router?.List("entryPoints").ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        var common = (statics["entryPoints"]?.Children ?? []).Where(point => points.Count == 0 || points.Contains(point.Key)).SelectMany(point => point["http"]?.List("middlewares") ?? []);
        return new TraefikMiddlewares(
            name => Providers(provider, name).Select(other => other.Middleware(Plain(name))).FirstOrDefault(found => found is not null), (link, _) => link.Value)
            .Of(common.Concat(router?.List("middlewares") ?? []));
    }

    /// <summary>A service by name; the empty name is the container's own. <c>api@internal</c> is Traefik itself.</summary>
    private (SettingSection? Section, Address? Container, SourceSpan At)? Find(TraefikProvider provider, string protocol, string name)
    {
        foreach (var other in Providers(provider, name))
            if (other.Services(protocol).FirstOrDefault(service => service.Key.Equals(Plain(name), StringComparison.OrdinalIgnoreCase)) is { } found)
                return (found, other.Container is { } labelled ? new Address(labelled.Name) : null, found.At);
        return !name.Contains('@') && provider.Container is { } own ? (null, new Address(own.Name), provider.Settings.Root.Children[0].At) : null;
    }

    /// <summary>Where a name is looked up: in the provider behind <c>@</c>, else where it is used, the own labels first.</summary>
    private IEnumerable<TraefikProvider> Providers(TraefikProvider provider, string name)
    {
        var family = name.IndexOf('@') is var at and >= 0 ? name[(at + 1)..] : provider.Name;
        return providers.Where(other => other == provider && other.Name == family).Concat(providers.Where(other => other != provider && (other.Name == family || (other.Name == "docker" && family == "swarm"))));
    }

    private static string Plain(string name) => name.IndexOf('@') is var at and >= 0 ? name[..at] : name;
}
