namespace DepGuard.Sources;

/// <summary>A file that could not be turned into text.</summary>
/// <param name="At">Where reading stopped.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record UnreadableFile(SourceSpan At, string Reason);
