using DepGuard.Sources;

namespace DepGuard.Cli.Files;

/// <summary>The files on the disk.</summary>
internal sealed class DiskFiles : IFileView
{
    /// <summary>The one view of the disk.</summary>
    public static DiskFiles Instance { get; } = new();

    /// <inheritdoc/>
    public bool IsFile(string full) => File.Exists(full);

    /// <inheritdoc/>
    public bool IsFolder(string full) => Directory.Exists(full);

    /// <inheritdoc/>
    public string Text(string full) => File.ReadAllText(full);

    /// <inheritdoc/>
    public DiscoveredFiles Find(ScanRoot root, IReadOnlyList<string> ignored) => FileDiscovery.Find(root, ignored);

    /// <inheritdoc/>
    public DiscoveredFiles Single(string full, string path) => FileDiscovery.Single(full, path);

    /// <inheritdoc/>
    public SourceTree Read(DiscoveredFiles found, ScanLimits limits, int jobs, CancellationToken cancellation) =>
        SourceReader.Read(found, limits, jobs, Analysis.IsStreamed, cancellation);
}
