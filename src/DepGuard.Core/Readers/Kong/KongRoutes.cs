using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Kong;

/// <summary>The calls that the declarative configuration of a Kong makes: services with routes, targets of upstreams, plugins.</summary>
/// <param name="gateway">The service that runs Kong.</param>
/// <param name="documents">Its configuration, maybe in several files.</param>
internal sealed class KongRoutes(Reference gateway, IReadOnlyList<Node> documents)
{
    private readonly ILookup<string, Node> _upstreams = All(documents, "upstreams").Where(one => one["name"]?.Text is not null).ToLookup(one => one["name"]!.Text!, StringComparer.Ordinal);

    /// <summary>The calls.</summary>
    public IEnumerable<CallFact> Read()
    {
        var routes = All(documents, "routes").ToLookup(route => NameOf(route["service"]));
        var plugins = All(documents, "plugins").ToList();
        var common = plugins.Where(plugin => plugin["service"] is null && plugin["route"] is null).Select(KongPlugin.Of).OfType<KongPlugin>().ToList();
        foreach (var call in common.SelectMany(plugin => plugin.Calls(gateway)))
            yield return call;
        if (common.Exists(plugin => plugin.EndsRequests))
            yield break;

        foreach (var service in All(documents, "services").Where(service => service["enabled"]?.Text != "false"))
        {
            var name = service["name"]?.Text ?? string.Empty;
            var live = (service["routes"]?.Items ?? []).Concat(routes[name]).Select(route => PluginsOf(route, "route", plugins)).Where(own => !own.Exists(plugin => plugin.EndsRequests)).ToList();
            var own = PluginsOf(service, "service", plugins);
            if (live.Count == 0 || own.Exists(plugin => plugin.EndsRequests))
                continue;
            foreach (var call in Targets(service).Concat(own.Concat(live.SelectMany(route => route)).SelectMany(plugin => plugin.Calls(gateway))))
                yield return call;
        }
    }

    private static IEnumerable<Node> All(IEnumerable<Node> documents, string key) => documents.SelectMany(document => document[key]?.Items ?? []);

    private static string NameOf(Node? reference) => reference?.Text ?? reference?["name"]?.Text ?? string.Empty;

    /// <summary>Plugins that stand in the service or route, and those elsewhere that name it.</summary>
    private static List<KongPlugin> PluginsOf(Node owner, string key, IEnumerable<Node> plugins) =>
    [
        .. (owner["plugins"]?.Items ?? []).Concat(owner["name"]?.Text is { } name ? plugins.Where(plugin => plugin[key] is { } named && NameOf(named) == name) : [])
            .Select(KongPlugin.Of)
            .OfType<KongPlugin>(),
    ];

    private IEnumerable<CallFact> Targets(Node service)
    {
        if (AddressOf(service) is not var (address, at))
            yield break;

        var upstream = _upstreams[address.Host].FirstOrDefault();
        var policies = KongNumbers.Of(key => service[key] ?? Usual(key), KongNumbers.Passive(upstream), at.At);
        if (upstream is null)
        {
            yield return Call(address, at, policies);
            yield break;
        }

        var isProbed = KongNumbers.Number(upstream["healthchecks"]?["active"]?["healthy"]?["interval"]) > 0;
        foreach (var target in (upstream["targets"]?.Items ?? []).Concat(All(documents, "targets").Where(target => NameOf(target["upstream"]) == address.Host)))
        {
            if (target["weight"]?.Text == "0" || target["target"] is not Scalar place || (HostText.ParseHostPort(place.Value) ?? AddressGrammar.ParseBareHost(place.Value)) is not { } host)
                continue;
            yield return Call(host with { Scheme = address.Scheme }, place, policies);
            if (isProbed)
                yield return Call(host with { Scheme = address.Scheme }, place, []) with { Key = "healthchecks", ModeByKey = CallMode.Control };
        }
    }

    /// <summary>Values for what services do not state, as decK fills them in.</summary>
    private Node? Usual(string key) => documents.Select(document => document["_info"]?["defaults"]?["service"]?[key]).FirstOrDefault(value => value is not null);

    private static (Address Address, Node At)? AddressOf(Node service)
    {
        if (service["url"] is Scalar url)
            return AddressGrammar.Parse(url.Value) is [var parsed, ..] ? (parsed.Address, url) : null;
        if (service["host"] is not Scalar host || !HostText.IsHost(host.Value))
            return null;
        return (new Address(host.Value.TrimEnd('.'), AddressGrammar.Port(service["port"]?.Text ?? string.Empty), service["protocol"]?.Text ?? "http"), host);
    }

    private CallFact Call(Address address, Node at, IReadOnlyList<CallPolicy> policies) =>
        new(gateway, address, "services", at.At, address.IsVariable ? Confidence.Guessed : Confidence.Declared)
        {
            ModeByKey = address.Scheme is "tcp" or "tls" or "udp" ? null : CallMode.Sync,
            ModeByAddress = AddressMode.Of(address),
            Policies = policies,
        };
}
