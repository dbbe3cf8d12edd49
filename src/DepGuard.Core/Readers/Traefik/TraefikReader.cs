using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Gateways;

namespace DepGuard.Readers.Traefik;

/// <summary>Traefik: routes in labels of containers and in files, and the static settings that decide which of them count.</summary>
internal sealed class TraefikReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "traefik";

    /// <summary>True for a document of Traefik.</summary>
    public static bool IsTraefik(Node root) => TraefikSettings.IsDynamic(root) || TraefikSettings.IsStatic(root);

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        var proxies = containers.Where(container => FileGateways.Runs(container, "traefik")).ToList();
        var files = FileGateways.Of(workspace, containers, "traefik", IsTraefik).ToList();
        facts.AddRange(files.SelectMany(one => one.Files).Select(file => new ReadFact(file.File.Path, Format)));
        var labelled = containers.Where(container => IsLabelled(container, hasProxy: proxies.Count > 0)).ToLookup(container => GatewayOf(container, proxies));
        foreach (var gateway in labelled.Select(group => group.Key).Concat(files.Select(file => file.Gateway)).Distinct())
        {
            var documents = files.Where(file => file.Gateway == gateway).SelectMany(file => file.Files).SelectMany(file => file.Documents).Select(document => document.Root).ToList();
            var statics = TraefikSettings.Static(documents.Where(TraefikSettings.IsStatic), proxies.Where(proxy => proxy.Service == gateway));
            var providers = labelled[gateway].Select(container => new TraefikProvider("docker", TraefikSettings.Of(container.Labels), container.Service))
                .Where(provider => IsExposed(provider, statics))
                .Append(new TraefikProvider("file", TraefikSettings.Of(documents.Where(TraefikSettings.IsDynamic)), null))
                .ToList();
            var calls = new TraefikRoutes(gateway, providers, statics).Read().ToList();
            if (calls.Count == 0)
                continue;
            facts.Add(containers.Any(container => container.Service == gateway) ? GatewayService.Routes(gateway, Format, calls[0].At) : GatewayService.Declared(gateway, Format, calls[0].At));
            facts.AddRange(WorstRoute.Of(calls));
        }

        return facts;
    }

    /// <summary>True for a container of which labels speak; without a proxy in the scan <c>traefik.enable</c> alone says no more than that one may be added.</summary>
    private static bool IsLabelled(Container container, bool hasProxy) =>
        container.Labels.Any(label => label.Key.Text.StartsWith("traefik.", StringComparison.OrdinalIgnoreCase)
            && (hasProxy || !label.Key.Text.Equals("traefik.enable", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The proxy of the same project, else the only one; where none is in the scan, one that only the labels speak of.</summary>
    private static Reference GatewayOf(Container container, List<Container> proxies) =>
        (proxies.Find(proxy => proxy.Service.Scope == container.Service.Scope) ?? (proxies.Count == 1 ? proxies[0] : null))?.Service
        ?? new Reference("traefik", container.Service.Scope);

    private static bool IsExposed(TraefikProvider provider, Settings.SettingSection statics)
    {
        if (provider.Settings.Root["enable"] is { } enable)
            return string.Equals(enable.Value, "true", StringComparison.OrdinalIgnoreCase);
        return !((string[])["docker", "swarm"]).Any(name => string.Equals(statics.Find($"providers:{name}:exposedByDefault")?.Value, "false", StringComparison.OrdinalIgnoreCase));
    }
}
