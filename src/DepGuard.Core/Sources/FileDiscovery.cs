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

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> TestNames = TestFolders.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Endings of the names of proxies' files.</summary>
    private static readonly string[] ProxyTexts = [".conf", ".conf.template", ".conf.tmpl", ".conf.tpl", "haproxy.cfg", "haproxy.cfg.template", "Caddyfile"];

    private static readonly string[] Extensions = [".yaml", ".yml", ".json", ".properties", ".csproj", ".env", .. ProxyTexts];

    /// <summary>Formats of deployment configuration that no reader understands: such files are named, not opened.</summary>
    private static readonly string[] Unread = [".toml", ".tf", ".hcl", ".nomad", ".bicep", ".cue", ".jsonnet"];

    private static readonly string[] BuildManifests = ["Cargo.toml", "pyproject.toml"];

    /// <summary>Lists candidate files below <paramref name="root"/>, by path. Symbolic links are named, not followed.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="ignored">Patterns with <c>*</c> for printed paths that are left out.</param>
    public static DiscoveredFiles Find(ScanRoot root, IReadOnlyList<string> ignored)
    {
        var files = new List<DiscoveredFile>();
        using var walk = new FolderWalk(root);
        while (walk.MoveNext())
            files.Add(walk.Current);
        return Divide(root, files, [.. walk.Skipped], ignored) with
        {
            Closed = [.. walk.Closed.Where(path => !IsIgnored(path, ignored)).Order(StringComparer.Ordinal).Select(path => new UnreadableFile(SourceSpan.StartOf(path), "no permission to enter the folder; if it holds no configuration, list it under 'ignore'"))],
        };
    }

    /// <summary>Makes the same choice among files that are listed, such as those of a revision, instead of found.</summary>
    /// <param name="root">The folder that their paths are relative to.</param>
    /// <param name="listed">Paths with <c>/</c>, and lengths in bytes.</param>
    /// <param name="ignored">Patterns with <c>*</c> for printed paths that are left out.</param>
    public static DiscoveredFiles Choose(ScanRoot root, IEnumerable<(string Path, long Length)> listed, IReadOnlyList<string> ignored)
    {
        var files = listed
            .Where(file => IsWanted(file.Path.AsSpan(file.Path.LastIndexOf('/') + 1)) && !file.Path.Split('/')[..^1].Any(SkippedFolders.Contains))
            .Select(file => new DiscoveredFile(Path.Combine(root.Folder, file.Path.Replace('/', Path.DirectorySeparatorChar)), root.Prefix + file.Path, IsInTestFolder(file.Path), file.Length == 0));
        return Divide(root, [.. files], [], ignored);
    }

    /// <summary>A single file, whatever its name.</summary>
    public static DiscoveredFiles Single(string fullPath, string path) =>
        new(new ScanRoot(Path.GetDirectoryName(fullPath)!, path[..(path.LastIndexOf('/') + 1)]), [new DiscoveredFile(fullPath, path, IsTest: false, new FileInfo(fullPath).Length == 0)], []);

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

    /// <summary>True for names that proxies give to their configuration, which is neither YAML nor JSON.</summary>
    public static bool IsProxyText(string path) => ProxyTexts.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The outermost folder of tests, examples or documentation above a file; the file's own folder if there is none.</summary>
    public static string TestFolder(string path)
    {
        var folders = path.Split('/')[..^1];
        var at = Array.FindIndex(folders, TestFolders.Contains);
        return string.Join('/', at < 0 ? folders : folders[..(at + 1)]);
    }

    /// <summary>True for names of folders that hold no deployment configuration.</summary>
    internal static bool IsSkippedFolder(string name) => SkippedFolders.Contains(name);

    /// <summary>True for names of files that are read, or named because nothing reads them.</summary>
    internal static bool IsWanted(ReadOnlySpan<char> name) => IsCandidate(name) || StreamOpener.IsStreamOnly(name) || CodeNames.IsCode(name) || IsUnread(name);

    private static bool IsUnread(DiscoveredFile file) => IsUnread(Path.GetFileName(file.Path.AsSpan()));

    private static bool IsUnread(ReadOnlySpan<char> name)
    {
        foreach (var manifest in BuildManifests)
            if (name.Equals(manifest, StringComparison.OrdinalIgnoreCase))
                return false;
        foreach (var extension in Unread)
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static DiscoveredFiles Divide(ScanRoot root, List<DiscoveredFile> files, List<SkippedPath> skipped, IReadOnlyList<string> ignored)
    {
        var prefix = root.Prefix;
        var code = files.FindAll(IsCode);
        files.RemoveAll(IsCode);
        var leftOut = code.RemoveAll(file => CodeNames.IsLeftOut(file.Path[prefix.Length..]));
        if (leftOut > 0)
            skipped.Add(new SkippedPath(prefix.Length == 0 ? "./" : prefix, $"source code of tests, generated, or for browsers (files: {leftOut})"));
        skipped.AddRange(files.Where(IsUnread).Select(file => new SkippedPath(file.Path, "no reader for this format")));
        files.RemoveAll(IsUnread);
        skipped.AddRange(files.Where(file => IsIgnored(file.Path, ignored)).Select(file => new SkippedPath(file.Path, "ignored in depguard.yaml")));
        return new DiscoveredFiles(
            root,
            [.. files.Where(file => !IsIgnored(file.Path, ignored)).OrderBy(file => file.Path, StringComparer.Ordinal)],
            [.. skipped.OrderBy(path => path.Path, StringComparer.Ordinal)])
        {
            Code = [.. code.Where(file => !IsIgnored(file.Path, ignored))],
        };
    }

    private static bool IsCode(DiscoveredFile file) => CodeNames.IsCode(file.Path) && !IsCandidate(file.Path.AsSpan(file.Path.LastIndexOf('/') + 1));

    private static bool IsIgnored(string path, IReadOnlyList<string> ignored) =>
        ignored.Count > 0 && ignored.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false));

    /// <summary>True if a folder on the way to the file is one of tests, examples or documentation.</summary>
    internal static bool IsInTestFolder(string relative)
    {
        var folder = relative.AsSpan(0, relative.LastIndexOf('/') + 1);
        foreach (var name in folder.Split('/'))
            if (TestNames.Contains(folder[name]))
                return true;
        return false;
    }
}
