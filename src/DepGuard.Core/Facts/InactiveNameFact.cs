using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A name belongs to a service that the analysed model leaves out, such as one of an inactive profile: addresses with it are no calls.</summary>
/// <param name="Name">The name.</param>
/// <param name="Scope">Naming scope in which it would work.</param>
/// <param name="At">The place that defines the service.</param>
public sealed record InactiveNameFact(string Name, string Scope, SourceSpan At) : Fact(At, Confidence.Declared);
