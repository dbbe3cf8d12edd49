namespace DepGuard.Cli;

/// <summary>Names under which the folders of a scan are printed: never a path of the machine, and no two alike.</summary>
/// <param name="current">Folder that printed paths are relative to.</param>
/// <param name="isAlone">True if a single path is scanned; outside of the current folder that one needs no name.</param>
internal sealed class PrintedFolders(string current, bool isAlone)
{
    private readonly Dictionary<string, string> _outside = new(StringComparer.Ordinal);

    /// <summary>What the printed paths of a folder start with: nothing, or a path that ends with <c>/</c>.</summary>
    public string Prefix(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(folder);
        var relative = Path.GetRelativePath(current, full).Replace(Path.DirectorySeparatorChar, '/');
        if (relative == ".")
            return string.Empty;
        if (relative.Split('/')[0] != ".." && !Path.IsPathRooted(relative))
            return relative + "/";
        if (isAlone)
            return string.Empty;

        if (!_outside.TryGetValue(full, out var name))
            _outside[full] = name = Unused(Path.GetFileName(full) is { Length: > 0 } own ? own : "root");
        return name + "/";
    }

    private string Unused(string name)
    {
        var unused = name;
        for (var number = 2; _outside.ContainsValue(unused) || Path.Exists(Path.Combine(current, unused)); number++)
            unused = $"{name}-{number}";
        return unused;
    }
}
