using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A service answers to a further name.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">The further name.</param>
/// <param name="Scope">Naming scope in which the name works; it may be narrower or wider than the service's own.</param>
/// <param name="Strength">100 exact name, 95 stated alias, 90 join by selector or build folder, 80 join by image, 70 equal after folding.</param>
/// <param name="At">The place that states it.</param>
public sealed record AliasFact(Reference Service, string Name, string Scope, int Strength, SourceSpan At) : Fact(At, Confidence.Declared);
