namespace DepGuard.Sources;

/// <summary>The files to analyse and what was passed over to get them; from the disk or, in tests, from memory.</summary>
/// <param name="Files">Files with their texts, by path.</param>
/// <param name="Skipped">Files and folders that were not read, by path.</param>
/// <param name="Unreadable">Files that could not be read at all, by path.</param>
public sealed record SourceTree(
    IReadOnlyList<SourceFile> Files, IReadOnlyList<SkippedPath> Skipped, IReadOnlyList<UnreadableFile> Unreadable)
{
    /// <summary>Reads a file that lies in the tree but has no name that the scan looks for, such as an <c>env_file</c>; null if there is none.</summary>
    public Func<string, SourceFile?> Open { get; init; } = static _ => null;

    /// <summary>Files that are read as streams, by path.</summary>
    public IReadOnlyList<StreamedFile> Streams { get; init; } = [];

    /// <summary>Source code that is no test and that no tool wrote, in no order.</summary>
    public IReadOnlyList<CodeFile> Code { get; init; } = [];

    /// <summary>A tree that exists in memory only.</summary>
    public static SourceTree Of(IEnumerable<SourceFile> files) =>
        new([.. files.Where(file => !CodeNames.IsCode(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal)], [], [])
        {
            Code = [.. files.Where(file => CodeNames.IsCode(file.Path) && !CodeNames.IsLeftOut(file.Path)).Select(CodeFile.Of)],
        };
}
