using DepGuard.Facts;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Traefik;

/// <summary>A server behind a Traefik service.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="At">The place that states it.</param>
/// <param name="IsMirror">True when it gets copies of requests, whose answers nobody reads.</param>
/// <param name="Service">The service's section; null for a container that states none.</param>
internal sealed record TraefikServer(Address Address, SourceSpan At, bool IsMirror, SettingSection? Service);
