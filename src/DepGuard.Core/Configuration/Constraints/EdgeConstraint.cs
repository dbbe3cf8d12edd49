using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Configuration.Constraints;

/// <summary>A user's own rule about edges: forbidden between these services, or required of them.</summary>
/// <param name="From">The callers.</param>
/// <param name="To">The callees.</param>
/// <param name="At">Where it is stated.</param>
public sealed record EdgeConstraint(ServiceSelector From, ServiceSelector To, SourceSpan At)
{
    /// <summary>Modes of the edge; empty for every mode.</summary>
    public IReadOnlyList<CallMode> Modes { get; init; } = [];

    /// <summary>Why, in the user's words; null if none is given.</summary>
    public string? Reason { get; init; }
}
