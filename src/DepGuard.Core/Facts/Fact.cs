using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>One statement that a reader found in a file.</summary>
/// <param name="At">The place that states it.</param>
/// <param name="Confidence">How sure it is.</param>
public abstract record Fact(SourceSpan At, Confidence Confidence);
