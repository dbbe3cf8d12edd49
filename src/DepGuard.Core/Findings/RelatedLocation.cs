using DepGuard.Sources;

namespace DepGuard.Findings;

/// <summary>A further place that a finding rests on.</summary>
/// <param name="Message">What stands there, such as <c>auth calls accounts</c>.</param>
/// <param name="At">Where.</param>
public sealed record RelatedLocation(string Message, SourceSpan At);
