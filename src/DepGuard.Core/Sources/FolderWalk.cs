using System.IO.Enumeration;

namespace DepGuard.Sources;

/// <summary>
/// Walks through a folder, and remembers what it passed over: links, folders without configuration, and those that it may not enter, of which
/// the framework's own walk says nothing.
/// </summary>
internal sealed class FolderWalk(ScanRoot root)
    : FileSystemEnumerator<DiscoveredFile>(root.Folder, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true })
{
    private readonly List<SkippedPath> _skipped = [];

    /// <summary>Full paths of the folders that were begun and are not at their end.</summary>
    private readonly HashSet<string> _open = [Path.TrimEndingDirectorySeparator(Path.GetFullPath(root.Folder))];

    /// <summary>Links and folders that were passed over.</summary>
    public IReadOnlyList<SkippedPath> Skipped => _skipped;

    /// <summary>Printed paths of the folders that could not be opened, once the walk is over.</summary>
    public IEnumerable<string> Closed => _open.Select(full => Path.GetRelativePath(root.Folder, full).Replace(Path.DirectorySeparatorChar, '/'))
        .Select(relative => relative == "." ? root.Prefix.Length == 0 ? "./" : root.Prefix : $"{root.Prefix}{relative}/");

    /// <inheritdoc/>
    protected override DiscoveredFile TransformEntry(ref FileSystemEntry entry)
    {
        var relative = Relative(ref entry);
        return new DiscoveredFile(entry.ToFullPath(), root.Prefix + relative, FileDiscovery.IsInTestFolder(relative), entry.Length == 0);
    }

    /// <inheritdoc/>
    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry)
    {
        if (entry.IsDirectory || !FileDiscovery.IsWanted(entry.FileName))
            return false;
        if (!IsLink(ref entry))
            return true;
        if (FileDiscovery.IsCandidate(entry.FileName))
            _skipped.Add(new SkippedPath(root.Prefix + Relative(ref entry), LeadsToFile(entry.ToFullPath()) ? "symbolic link" : "symbolic link to a file that does not exist"));
        return false;
    }

    /// <inheritdoc/>
    protected override bool ShouldRecurseIntoEntry(ref FileSystemEntry entry)
    {
        var name = entry.FileName.ToString();
        var reason = FileDiscovery.IsSkippedFolder(name) ? "folder that holds no deployment configuration"
            : IsLink(ref entry) ? "symbolic link"
            : null;
        if (reason is null)
            return _open.Add(entry.ToFullPath());
        if (name != ".git")
            _skipped.Add(new SkippedPath($"{root.Prefix}{Relative(ref entry)}/", reason));
        return false;
    }

    /// <inheritdoc/>
    protected override void OnDirectoryFinished(ReadOnlySpan<char> directory) => _open.Remove(directory.ToString());

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool LeadsToFile(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: true) is { Exists: true };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Relative(ref FileSystemEntry entry)
    {
        var folder = entry.Directory[entry.RootDirectory.Length..].TrimStart(Path.DirectorySeparatorChar);
        var relative = folder.IsEmpty ? entry.FileName.ToString() : $"{folder}/{entry.FileName}";
        return Path.DirectorySeparatorChar == '/' ? relative : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
