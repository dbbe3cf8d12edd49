using DepGuard.Sources;

namespace DepGuard.Facts.Capacity;

/// <summary>A file states what a service can take.</summary>
/// <param name="Service">The service.</param>
/// <param name="Numbers">What is stated.</param>
/// <param name="At">The place that states it.</param>
public sealed record CapacityFact(Reference Service, ServiceNumbers Numbers, SourceSpan At) : Fact(At, Confidence.Declared);
