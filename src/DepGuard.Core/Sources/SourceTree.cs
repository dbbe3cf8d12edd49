namespace DepGuard.Sources;

/// <summary>The files to analyse and what was passed over to get them; from the disk or, in tests, from memory.</summary>
/// <param name="Files">Files with their texts, by path.</param>
/// <param name="Skipped">Files and folders that were not read, by path.</param>
/// <param name="Unreadable">Files that could not be read at all, by path.</param>
public sealed record SourceTree(
    IReadOnlyList<SourceFile> Files, IReadOnlyList<SkippedPath> Skipped, IReadOnlyList<UnreadableFile> Unreadable)
{
    /// <summary>A tree that exists in memory only.</summary>
    public static SourceTree Of(IEnumerable<SourceFile> files) =>
        new([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], [], []);
}
