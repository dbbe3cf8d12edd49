namespace DepGuard.Readers;

/// <summary>Paths of the scan: relative, with <c>/</c>; the scanned root is the empty folder.</summary>
internal static class Paths
{
    /// <summary>The folder of a file or folder; empty at the root.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is var at and >= 0 ? path[..at] : string.Empty;

    /// <summary>The last segment.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The last segment without its last extension.</summary>
    public static string Stem(string path) => Name(path) is var name && name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : Name(path);

    /// <summary>A path as seen from a folder, with <c>.</c> and <c>..</c> resolved; null when it leaves the root or is absolute.</summary>
    public static string? Combine(string folder, string path)
    {
        if (path.StartsWith('/') || path.StartsWith('~') || path.Contains("://", StringComparison.Ordinal) || path.Contains('$'))
            return null;

        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && (parts.Count == 0 || parts[^1] == ".."))
                return null;
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    /// <summary>All folders above a file, nearest first, the root last.</summary>
    public static IEnumerable<string> Ancestors(string path)
    {
        for (var folder = Folder(path); ; folder = Folder(folder))
        {
            yield return folder;
            if (folder.Length == 0)
                yield break;
        }
    }

    /// <summary>True for the folder itself and everything below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        folder.Length == 0 || (path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/'));

    /// <summary>Number of segments; orders definitions by nearness to the root.</summary>
    public static int Depth(string path) => path.AsSpan().Count('/');
}
