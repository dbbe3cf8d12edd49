using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A naming scope exists, such as a Kubernetes namespace, whether or not a service states it.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="At">A place that states it.</param>
public sealed record ScopeFact(string Scope, SourceSpan At) : Fact(At, Confidence.Declared);
