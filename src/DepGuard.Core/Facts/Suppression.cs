using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A human's reasoned "not this one".</summary>
/// <param name="RuleIds">Rules that it covers.</param>
/// <param name="Reason">Why; empty if none was given, which makes the suppression void.</param>
/// <param name="Until">Last day on which it holds; null if it has no end.</param>
/// <param name="At">Where it is stated.</param>
public sealed record Suppression(IReadOnlyList<string> RuleIds, string Reason, DateOnly? Until, SourceSpan At)
{
    /// <summary>Lines of its own file on which a finding is covered, both inclusive; null if it is not bound to lines.</summary>
    public (int First, int Last)? Lines { get; init; }

    /// <summary>Services that a finding must all be about; empty if it is not bound to services.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];
}
