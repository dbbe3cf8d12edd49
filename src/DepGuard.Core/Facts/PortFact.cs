using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A service listens on a port.</summary>
/// <param name="Service">The service.</param>
/// <param name="Port">Port inside its container or, for a project, on the developer's machine; null if only the published one is stated.</param>
/// <param name="Published">Port of the host machine that leads to it; null if none does.</param>
/// <param name="At">The place that states it.</param>
public sealed record PortFact(Reference Service, int? Port, int? Published, SourceSpan At) : Fact(At, Confidence.Declared)
{
    /// <summary>True when it listens there only while it runs on a developer's machine outside of a container.</summary>
    public bool IsLocal { get; init; }
}
