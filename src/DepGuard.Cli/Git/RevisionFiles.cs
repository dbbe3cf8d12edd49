using DepGuard.Cli.Files;
using DepGuard.Sources;

namespace DepGuard.Cli.Git;

/// <summary>
/// The files of a commit, seen as if it were checked out where its repository is; nothing is written anywhere. What lies outside of the
/// repository, such as a configuration above it, is seen as it is on the disk.
/// </summary>
internal sealed class RevisionFiles : IFileView, IDisposable
{
    private readonly Revision _revision;
    private readonly GitProgram _git;
    private readonly Lazy<BlobReader> _blobs;
    private readonly Dictionary<string, RevisionEntry> _files;
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal) { string.Empty };

    /// <summary>Lists the files; throws <see cref="UsageException"/> if git cannot.</summary>
    public RevisionFiles(Revision revision)
    {
        (_revision, _git) = (revision, new GitProgram(revision.Root));
        _blobs = new Lazy<BlobReader>(() => new BlobReader(_git));
        var listing = _git.Output("ls-tree", "-r", "-z", "-l", "--full-tree", revision.Commit)
            ?? throw new UsageException($"{revision.Name}: git cannot list the files of {revision.Commit}");
        _files = RevisionEntry.Parse(listing).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        foreach (var path in _files.Keys)
            for (var end = path.LastIndexOf('/'); end > 0 && _folders.Add(path[..end]);)
                end = path.LastIndexOf('/', end - 1);
    }

    /// <inheritdoc/>
    public bool IsFile(string full) => Inside(full) is { } path ? _files.ContainsKey(path) : File.Exists(full);

    /// <inheritdoc/>
    public bool IsFolder(string full) => Inside(full) is { } path ? _folders.Contains(path) : Directory.Exists(full);

    /// <inheritdoc/>
    public string Text(string full) => Inside(full) is not { } path ? File.ReadAllText(full)
        : Content(path) is { } content ? new StreamReader(new MemoryStream(content)).ReadToEnd()
        : throw new FileNotFoundException();

    /// <inheritdoc/>
    public DiscoveredFiles Find(ScanRoot root, IReadOnlyList<string> ignored)
    {
        if (Inside(root.Folder) is not { } folder)
            return FileDiscovery.Find(root, ignored);

        var below = folder.Length == 0 ? string.Empty : folder + "/";
        return FileDiscovery.Choose(root, _files.Values.Where(file => file.Path.StartsWith(below, StringComparison.Ordinal)).Select(file => (file.Path[below.Length..], file.Length)), ignored);
    }

    /// <inheritdoc/>
    public DiscoveredFiles Single(string full, string path) => Inside(full) is { } inside && _files.TryGetValue(inside, out var file)
        ? new DiscoveredFiles(new ScanRoot(Path.GetDirectoryName(full)!, path[..(path.LastIndexOf('/') + 1)]), [new DiscoveredFile(full, path, IsTest: false, file.Length == 0)], [])
        : FileDiscovery.Single(full, path);

    /// <inheritdoc/>
    public SourceTree Read(DiscoveredFiles found, ScanLimits limits, int jobs, CancellationToken cancellation)
    {
        if (Inside(found.Root.Folder) is null)
            return SourceReader.Read(found, limits, jobs, Analysis.IsStreamed, cancellation);

        var tree = SourceReader.Read(found, file => Stored(file, cancellation), limits, Analysis.IsStreamed);
        return tree with { Open = path => Open(found.Root, path, limits) };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_blobs.IsValueCreated)
            _blobs.Value.Dispose();
    }

    private StoredContent Stored(DiscoveredFile file, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var entry = _files[Inside(file.FullPath)!];
        return new StoredContent(entry.Length, () => _blobs.Value.Read(entry.Blob));
    }

    /// <summary>A file that no name announces, such as an <c>env_file</c>; null if there is none or it is too long.</summary>
    private SourceFile? Open(ScanRoot root, string path, ScanLimits limits)
    {
        if (!path.StartsWith(root.Prefix, StringComparison.Ordinal) || path.Split('/').Contains(".."))
            return null;

        var full = Path.Combine(root.Folder, path[root.Prefix.Length..]);
        return Inside(full) is { } inside && _files.TryGetValue(inside, out var entry) && entry.Length <= limits.FileBytes && Content(inside) is { } content
            ? SourceReader.Decode(path, content)
            : null;
    }

    private byte[]? Content(string path) => _files.TryGetValue(path, out var entry) ? _blobs.Value.Read(entry.Blob) : null;

    /// <summary>Path within the repository; null if it lies outside.</summary>
    private string? Inside(string full)
    {
        var relative = Path.GetRelativePath(_revision.Root, full).Replace(Path.DirectorySeparatorChar, '/');
        return relative == "." ? string.Empty
            : relative.Split('/')[0] == ".." || Path.IsPathRooted(relative) ? null
            : relative;
    }
}
