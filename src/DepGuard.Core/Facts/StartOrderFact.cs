using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A service starts only after another one.</summary>
/// <param name="Service">The one that waits.</param>
/// <param name="Needs">What it waits for, named as the waiting service names it.</param>
/// <param name="Key">Where it stands, such as <c>depends_on</c>.</param>
/// <param name="At">The place that states it.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record StartOrderFact(Reference Service, Address Needs, string Key, SourceSpan At, Confidence Confidence)
    : Fact(At, Confidence)
{
    /// <summary>True when it counts only if it names a known service; false for an address that is written out.</summary>
    public bool OnlyIfKnown { get; init; } = true;
}
