using DepGuard.Documents;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Traefik;

/// <summary>What one provider tells Traefik: routers, services and middlewares by name.</summary>
/// <param name="Root">The settings, with the sections <c>http</c>, <c>tcp</c> and <c>udp</c>.</param>
internal sealed record TraefikSettings(SettingSection Root)
{
    /// <summary>Protocols with routers and services of their own.</summary>
    public static IReadOnlyList<string> Protocols { get; } = ["http", "tcp", "udp"];

    /// <summary>True for a document of dynamic configuration.</summary>
    public static bool IsDynamic(Node root) =>
        Protocols.Any(protocol => root[protocol] is { } section && (section["routers"] is Mapping || section["services"] is Mapping || section["middlewares"] is Mapping));

    /// <summary>True for a document of static configuration.</summary>
    public static bool IsStatic(Node root) => root["entryPoints"] is Mapping || (root["providers"] is Mapping providers && (providers["docker"] is not null || providers["file"] is not null));

    /// <summary>The settings of documents.</summary>
    public static TraefikSettings Of(IEnumerable<Node> documents) => new(SettingSection.Of(documents.SelectMany(SettingTree.Flatten)));

    /// <summary>The settings of labels, without <c>traefik.</c> in front.</summary>
    public static TraefikSettings Of(IEnumerable<Setting> labels) => new(SettingSection.Of(Routes(labels), '.'));

    /// <summary>
    /// Static settings: files, then variables such as <c>TRAEFIK_PROVIDERS_DOCKER_EXPOSEDBYDEFAULT</c>, then arguments such as
    /// <c>--providers.docker.exposedbydefault=false</c>.
    /// </summary>
    public static SettingSection Static(IEnumerable<Node> documents, IEnumerable<Container> containers)
    {
        var settings = documents.SelectMany(SettingTree.Flatten).ToList();
        foreach (var container in containers)
        {
            settings.AddRange(container.Environment.Where(setting => setting.Key.Text.StartsWith("TRAEFIK_", StringComparison.OrdinalIgnoreCase))
                .Select(setting => setting with { Key = new SettingKey(setting.Key.Text["TRAEFIK_".Length..].Replace('_', ':')) }));
            foreach (var word in container.Arguments.Where(word => word.StartsWith("--", StringComparison.Ordinal)))
                if (word.IndexOf('=') is var equals and > 2)
                    settings.Add(new Setting(word[2..equals].Replace('.', ':'), word[(equals + 1)..].Trim('"'), default));
        }

        return SettingSection.Of(settings);
    }

    private static IEnumerable<Setting> Routes(IEnumerable<Setting> labels)
    {
        const string prefix = "traefik.";
        foreach (var label in labels)
            if (label.Key.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                yield return label with { Key = new SettingKey(Indexed(label.Key.Text[prefix.Length..])) };
    }

    /// <summary>Labels write lists as <c>servers[0].url</c>.</summary>
    private static string Indexed(string key) => key.Replace("[", ".", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal);
}
