using DepGuard.Documents;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Traefik;

/// <summary>Middlewares and transports that stand as objects of Kubernetes; <c>shop-auth</c> is <c>auth</c> of the namespace <c>shop</c>.</summary>
internal sealed class TraefikObjects
{
    private readonly Dictionary<string, SettingSection> _middlewares = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SettingSection> _transports = new(StringComparer.Ordinal);
    private readonly TraefikMiddlewares _chains;

    public TraefikObjects(IEnumerable<KubernetesObject> objects)
    {
        foreach (var one in objects.Where(one => Groups.Contains(one.Group) && one.Spec is not null))
            if (one.Kind is "Middleware" or "ServersTransport")
                (one.Kind == "Middleware" ? _middlewares : _transports)[Key(one.Namespace, one.Name.Value)] = SettingSection.Of(SettingTree.Flatten(one.Spec!));
        _chains = new TraefikMiddlewares(_middlewares.GetValueOrDefault, (link, chain) => link.Text("name") is { } name ? Key(link.Text("namespace") ?? NamespaceOf(chain), name) : null);
    }

    /// <summary>API groups, the current and the old one.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["traefik.io", "traefik.containo.us"];

    /// <summary>The key of an object.</summary>
    public static string Key(string? space, string name) => $"{space ?? "default"}-{name}";

    /// <summary>Middlewares of an Ingress: <c>shop-auth@kubernetescrd,shop-retry@kubernetescrd</c>.</summary>
    public IReadOnlyList<SettingSection> OfIngress(KubernetesObject ingress) =>
        Of((ingress.Annotations?["traefik.ingress.kubernetes.io/router.middlewares"]?.Text ?? string.Empty)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.Split('@')[0]));

    /// <summary>Middlewares of a route, which names them with or without their namespace.</summary>
    public IReadOnlyList<SettingSection> OfRoute(KubernetesObject route, Node? list) =>
        Of((list?.Items ?? []).Where(one => one["name"]?.Text is not null).Select(one => Key(one["namespace"]?.Text ?? route.Namespace, one["name"]!.Text!)));

    /// <summary>Numbers of a route with its middlewares.</summary>
    public IReadOnlyList<CallPolicy> Numbers(IReadOnlyList<SettingSection> middlewares, string? transport, SourceSpan at) =>
        TraefikNumbers.Of(middlewares, transport is null ? null : _transports.GetValueOrDefault(transport), at);

    private IReadOnlyList<SettingSection> Of(IEnumerable<string> names) => _chains.Of(names);

    /// <summary>The namespace in a key; names of namespaces may hold dashes, so the longest known one is meant.</summary>
    private string? NamespaceOf(string key)
    {
        for (var dash = key.LastIndexOf('-'); dash > 0; dash = key.LastIndexOf('-', dash - 1))
            if (_middlewares.Keys.Any(other => other != key && other.StartsWith(key[..(dash + 1)], StringComparison.Ordinal)))
                return key[..dash];
        return null;
    }
}
