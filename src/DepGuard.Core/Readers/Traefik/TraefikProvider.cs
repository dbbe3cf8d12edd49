using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Traefik;

/// <summary>The settings of a provider and, where they are labels, the container that carries them.</summary>
/// <param name="Name"><c>docker</c> or <c>file</c>, as in <c>auth@file</c>.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Container">The service with the labels; null for files.</param>
internal sealed record TraefikProvider(string Name, TraefikSettings Settings, Reference? Container)
{
    /// <summary>The routers of a protocol.</summary>
    public IReadOnlyList<SettingSection> Routers(string protocol) => Settings.Root[protocol]?["routers"]?.Children ?? [];

    /// <summary>The services of a protocol.</summary>
    public IReadOnlyList<SettingSection> Services(string protocol) => Settings.Root[protocol]?["services"]?.Children ?? [];

    /// <summary>A middleware of HTTP; null if there is none of the name.</summary>
    public SettingSection? Middleware(string name) => Settings.Root["http"]?["middlewares"]?[name];
}
