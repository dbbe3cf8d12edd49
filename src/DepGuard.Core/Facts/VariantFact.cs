using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>An environment or overlay exists beside the analysed one.</summary>
/// <param name="Name">The name by which <c>--env</c> selects it.</param>
/// <param name="At">A file that belongs to it.</param>
public sealed record VariantFact(string Name, SourceSpan At) : Fact(At, Confidence.Declared);
