using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Configuration;

/// <summary>An edge that the user adds, or one that is to be left out.</summary>
/// <param name="From">The caller, by any of its names.</param>
/// <param name="To">The callee, by any of its names.</param>
/// <param name="Mode">Mode of the edge; null, when leaving out, for every mode.</param>
/// <param name="IgnoreReason">Why the edge is left out; null for an edge that is added.</param>
/// <param name="At">Where it is stated.</param>
public sealed record EdgeConfig(string From, string To, CallMode? Mode, string? IgnoreReason, SourceSpan At);
