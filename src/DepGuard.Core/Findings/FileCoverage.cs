namespace DepGuard.Findings;

/// <summary>A file that was read.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Formats">Formats of the readers that took facts from it; empty if none did.</param>
/// <param name="Remark">Why it was not used, or not wholly; null if there is nothing to say.</param>
public sealed record FileCoverage(string Path, IReadOnlyList<string> Formats, string? Remark)
{
    /// <summary>True when it was not used because it describes another environment or overlay.</summary>
    public bool IsOtherVariant { get; init; }
}
