namespace DepGuard.Findings;

/// <summary>A finding that somebody decided not to act on, with the reason.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Reason">Why it is suppressed.</param>
/// <param name="Until">Last day on which the suppression holds; null if it has no end.</param>
public sealed record SuppressedFinding(Finding Finding, string Reason, DateOnly? Until);
