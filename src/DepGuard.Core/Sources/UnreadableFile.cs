namespace DepGuard.Sources;

/// <summary>A file that could not be turned into text.</summary>
/// <param name="At">Where reading stopped.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="IsLimit">True when a documented limit stopped it, false when the file is at fault.</param>
public sealed record UnreadableFile(SourceSpan At, string Reason, bool IsLimit = false);
