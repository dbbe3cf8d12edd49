using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>A reader took facts from a file, or left it out on purpose.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Format of the reader; null when the file was left out.</param>
/// <param name="Remark">Why it was left out, or what was not used; null if there is nothing to say.</param>
public sealed record ReadFact(string Path, string? Format, string? Remark = null) : Fact(SourceSpan.StartOf(Path), Confidence.Declared)
{
    /// <summary>True when it was left out because it describes another environment or overlay.</summary>
    public bool IsOtherVariant { get; init; }
}
