using DepGuard.Sources;

namespace DepGuard.Cli.Files;

/// <summary>The files that a scan sees: those on the disk, or those of a revision as if it were checked out.</summary>
internal interface IFileView
{
    /// <summary>True if there is a file at a full path.</summary>
    bool IsFile(string full);

    /// <summary>True if there is a folder at a full path.</summary>
    bool IsFolder(string full);

    /// <summary>The text of a file; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> if it cannot be read.</summary>
    string Text(string full);

    /// <summary>The candidates below a folder.</summary>
    DiscoveredFiles Find(ScanRoot root, IReadOnlyList<string> ignored);

    /// <summary>A single file, whatever its name.</summary>
    DiscoveredFiles Single(string full, string path);

    /// <summary>Reads what was found.</summary>
    SourceTree Read(DiscoveredFiles found, ScanLimits limits, int jobs, CancellationToken cancellation);
}
