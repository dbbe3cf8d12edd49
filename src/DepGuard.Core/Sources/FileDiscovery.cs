using System.IO.Enumeration;

namespace DepGuard.Sources;

/// <summary>Finds the files worth reading below a folder; together with <see cref="SourceReader"/> the only code that touches the disk.</summary>
public static class FileDiscovery
{
    private static readonly HashSet<string> SkippedFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git", ".hg", ".svn", ".vs", ".idea", ".terraform", "node_modules", "bin", "obj", "vendor", "packages", "dist", "target",
    };

    private static readonly HashSet<string> TestFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "testdata", "fixtures", "examples", "samples", "docs",
    };

    private static readonly string[] Extensions = [".yaml", ".yml", ".json", ".properties", ".csproj", ".env"];

    /// <summary>Lists candidate files below <paramref name="root"/>, by path. Symbolic links are not followed.</summary>
    public static DiscoveredFiles Find(ScanRoot root)
    {
        var prefix = root.Prefix;
        var skipped = new List<SkippedPath>();
        var files = new FileSystemEnumerable<DiscoveredFile>(
            root.Folder,
            (ref FileSystemEntry entry) => Describe(ref entry, prefix),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && IsCandidate(entry.FileName) && !IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => ShouldEnter(ref entry, prefix, skipped),
        }.ToList();
        return new DiscoveredFiles(
            root,
            [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
            [.. skipped.OrderBy(path => path.Path, StringComparer.Ordinal)]);
    }

    /// <summary>A single file, whatever its name.</summary>
    public static DiscoveredFiles Single(string fullPath, string path) =>
        new(new ScanRoot(Path.GetDirectoryName(fullPath)!, path[..(path.LastIndexOf('/') + 1)]), [new DiscoveredFile(fullPath, path, IsTest: false)], []);

    /// <summary>True for names that some reader may understand.</summary>
    public static bool IsCandidate(ReadOnlySpan<char> name)
    {
        foreach (var extension in Extensions)
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        return name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".Dockerfile", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(".env", StringComparison.Ordinal)
            || name.Equals("Kustomization", StringComparison.Ordinal);
    }

    private static DiscoveredFile Describe(ref FileSystemEntry entry, string prefix)
    {
        var relative = Relative(ref entry);
        return new DiscoveredFile(entry.ToFullPath(), prefix + relative, IsInTestFolder(relative));
    }

    private static bool ShouldEnter(ref FileSystemEntry entry, string prefix, List<SkippedPath> skipped)
    {
        var name = entry.FileName.ToString();
        var reason = SkippedFolders.Contains(name) ? "folder that holds no deployment configuration"
            : IsLink(ref entry) ? "symbolic link"
            : null;
        if (reason is not null && name != ".git")
            skipped.Add(new SkippedPath($"{prefix}{Relative(ref entry)}/", reason));
        return reason is null;
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static string Relative(ref FileSystemEntry entry)
    {
        var folder = entry.Directory[entry.RootDirectory.Length..].TrimStart(Path.DirectorySeparatorChar);
        var relative = folder.IsEmpty ? entry.FileName.ToString() : $"{folder}/{entry.FileName}";
        return Path.DirectorySeparatorChar == '/' ? relative : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    private static bool IsInTestFolder(string relative) => relative.Split('/').SkipLast(1).Any(TestFolders.Contains);
}
