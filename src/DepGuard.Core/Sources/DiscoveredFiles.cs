namespace DepGuard.Sources;

/// <summary>What a walk through a folder found.</summary>
/// <param name="Root">The folder.</param>
/// <param name="Files">Candidates, by path.</param>
/// <param name="Skipped">Folders that were not entered, by path.</param>
public sealed record DiscoveredFiles(ScanRoot Root, IReadOnlyList<DiscoveredFile> Files, IReadOnlyList<SkippedPath> Skipped)
{
    /// <summary>Source code, in no order.</summary>
    public IReadOnlyList<DiscoveredFile> Code { get; init; } = [];

    /// <summary>Folders that could not be opened, by path.</summary>
    public IReadOnlyList<UnreadableFile> Closed { get; init; } = [];
}
