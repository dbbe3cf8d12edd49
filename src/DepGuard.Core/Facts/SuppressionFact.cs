using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A file's own notation says that findings of a rule on some of its lines are accepted.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Reason">Why, with an optional <c>until=2026-12-31</c>.</param>
/// <param name="FirstLine">First line that it covers.</param>
/// <param name="LastLine">Last line that it covers.</param>
/// <param name="At">Where it stands.</param>
public sealed record SuppressionFact(string RuleId, string Reason, int FirstLine, int LastLine, SourceSpan At) : Fact(At, Confidence.Declared);
