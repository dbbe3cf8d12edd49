using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Kong;

/// <summary>A plugin of Kong, as far as it decides about calls.</summary>
/// <param name="Name">Its name, such as <c>openid-connect</c>.</param>
/// <param name="Config">Its configuration; null if there is none.</param>
internal sealed record KongPlugin(string Name, Node? Config)
{
    private static readonly string[] Authenticating = ["introspection", "openid-connect", "forward-auth", "external-auth", "ext-auth", "auth-request", "opa"];

    private static readonly string[] Telemetry = ["-log", "zipkin", "opentelemetry", "datadog", "statsd", "loggly", "prometheus", "syslog"];

    private static readonly string[] AddressKeys = ["url", "uri", "endpoint", "issuer", "host", "hostname"];

    /// <summary>A plugin of a file; null if it is switched off.</summary>
    public static KongPlugin? Of(Node plugin) =>
        plugin["enabled"]?.Text == "false" || plugin["name"]?.Text is not { } name ? null : new KongPlugin(name, plugin["config"]);

    /// <summary>True when it answers every request itself.</summary>
    public bool EndsRequests => Name == "request-termination" && (Config?["trigger"] ?? new Scalar("null", isPlain: true, default)) is Scalar { IsNull: true };

    /// <summary>The calls that the gateway makes because of it.</summary>
    public IEnumerable<CallFact> Calls(Reference gateway)
    {
        var isAuthentication = Authenticating.Any(word => Name.Contains(word, StringComparison.Ordinal));
        var isTelemetry = Telemetry.Any(word => Name.Contains(word, StringComparison.Ordinal));
        foreach (var entry in Leaves(Config))
        {
            var isStore = entry.Path.Contains("redis", StringComparison.Ordinal);
            if (!isAuthentication && !isTelemetry && !isStore)
                continue;
            foreach (var address in AddressesOf(entry.Key, entry.Value, entry.Port))
                yield return new CallFact(gateway, isStore ? address with { Scheme = "redis" } : address, $"{Name}: {entry.Key}", entry.Value.At, Confidence.Declared)
                {
                    ModeByKey = isStore ? CallMode.Data : isTelemetry ? CallMode.Control : null,
                    Roles = isAuthentication && !isStore ? [Role.Auth] : [],
                };
        }

        foreach (var (url, at) in Name is "pre-function" or "post-function" ? CodeUrls() : [])
            yield return new CallFact(gateway, url, Name, at, Confidence.Inferred) { ModeByKey = CallMode.Sync };
    }

    /// <summary>Addresses that Lua code spells out.</summary>
    private IEnumerable<(Address Url, Sources.SourceSpan At)> CodeUrls() =>
        (Config?.Entries ?? []).SelectMany(entry => entry.Value is Sequence list ? list.Items : [entry.Value]).OfType<Scalar>()
            .SelectMany(code => code.Value.Split('"', '\'').Where(text => text.StartsWith("http", StringComparison.Ordinal))
                .SelectMany(text => AddressGrammar.Parse(text))
                .Select(parsed => (parsed.Address, code.At)));

    private static IEnumerable<Address> AddressesOf(string key, Scalar value, Node? port) =>
        AddressGrammar.Parse(value.Value) is { Count: > 0 } parsed ? parsed.Select(one => one.Address)
        : key is "host" or "hostname" or "redis_host" && AddressGrammar.ParseBareHost(value.Value) is { } host ? [host with { Port = AddressGrammar.Port(port?.Text ?? string.Empty) }]
        : [];

    /// <summary>Values under keys of addresses; a host with the port beside it. Recursion is safe: documents nest no deeper than the scan's limit.</summary>
    private static IEnumerable<(string Path, string Key, Scalar Value, Node? Port)> Leaves(Node? node, string path = "")
    {
        foreach (var entry in node?.Entries ?? [])
        {
            var key = entry.Key.Value;
            if (entry.Value is Scalar scalar && AddressKeys.Any(word => key.EndsWith(word, StringComparison.Ordinal)))
                yield return ($"{path}{key}", key, scalar, node![key.Replace("hostname", "port", StringComparison.Ordinal).Replace("host", "port", StringComparison.Ordinal)]);
            foreach (var inner in Leaves(entry.Value, $"{path}{key}."))
                yield return inner;
        }
    }
}
