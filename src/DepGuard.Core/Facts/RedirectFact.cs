using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A name that stands for another address, such as a Kubernetes Service of type <c>ExternalName</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Scope">Naming scope in which it works.</param>
/// <param name="Target">What it stands for, as seen from that scope.</param>
/// <param name="At">The place that states it.</param>
public sealed record RedirectFact(string Name, string Scope, Address Target, SourceSpan At) : Fact(At, Confidence.Declared);
