using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Graph;

/// <summary>The place that states a service or an edge.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">What stands there, redacted: a key and an address, never a secret.</param>
/// <param name="Confidence">How sure this statement is.</param>
public sealed record Evidence(SourceSpan At, string Text, Confidence Confidence);
