using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Configuration;

/// <summary>An edge that the user adds, or one that is to be left out.</summary>
/// <param name="From">The caller, by any of its names.</param>
/// <param name="To">The callee, by any of its names.</param>
/// <param name="Mode">Mode of the edge; null, when leaving out, for every mode.</param>
/// <param name="IgnoreReason">Why the edge is left out; null for an edge that is added.</param>
/// <param name="At">Where it is stated.</param>
public sealed record EdgeConfig(string From, string To, CallMode? Mode, string? IgnoreReason, SourceSpan At)
{
    /// <summary>True if it only adds to an edge that files state, and adds none.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Parts that the calls play, in addition to those that are recognised.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>How much of the callee a request of the caller uses.</summary>
    public CallUsage Usage { get; init; } = CallUsage.None;

    /// <summary>What the caller's client does to the calls; null if nothing is stated.</summary>
    public CallPolicy? Policy { get; init; }
}
