using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>Something that could not be read or understood; ends as a finding of the named rule.</summary>
/// <param name="RuleId">Rule of surface <c>input</c> that reports it.</param>
/// <param name="At">Where.</param>
/// <param name="Subject">What it is about, without line numbers; identifies the finding over time.</param>
/// <param name="Values">Values for the placeholders of the rule's message.</param>
/// <param name="Remedy">What to do, if the rule's page does not say it all; null otherwise.</param>
public sealed record ProblemFact(
    string RuleId, SourceSpan At, string Subject, IReadOnlyList<string> Values, string? Remedy = null)
    : Fact(At, Confidence.Declared)
{
    /// <summary>Services that the problem concerns, by the reference that the reader knows; resolved to ids later.</summary>
    public IReadOnlyList<Reference> Services { get; init; } = [];
}
