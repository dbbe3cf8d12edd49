using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Facts.Capacity;

/// <summary>A number with its origin, so that a finding can show the line behind it, or say that it is assumed.</summary>
/// <typeparam name="T">Type of the number.</typeparam>
/// <param name="Value">The number.</param>
/// <param name="Provenance">Where it comes from.</param>
/// <param name="At">The place that states it or, for defaults and assumptions, the place that puts it in force.</param>
public sealed record Stated<T>(T Value, Provenance Provenance, SourceSpan At);
