namespace DepGuard.Testing;

/// <summary>The root folder of this repository, found from where the tests run.</summary>
public static class RepositoryRoot
{
    private static readonly string[] BuildOutput = ["artifacts", "bin", "obj"];

    private const string SourceRootOfDeterministicBuilds = "/_/";

    /// <summary>Absolute path of the folder that holds <c>DepGuard.sln</c>.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Absolute path of a file or folder, given relative to the root with <c>/</c> as separator.</summary>
    public static string Combine(string path) => System.IO.Path.Combine(Path, path.Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>Path relative to the root with <c>/</c> as separator.</summary>
    public static string Relative(string path) => System.IO.Path.GetRelativePath(Path, path).Replace('\\', '/');

    /// <summary>
    /// Files below a folder of the repository that match the pattern, relative to the root and sorted; none if the folder is
    /// missing, and none that a build puts there.
    /// </summary>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        var start = Combine(folder);
        if (!Directory.Exists(start))
            return [];

        return [.. Directory.EnumerateFiles(start, pattern, SearchOption.AllDirectories)
            .Select(Relative)
            .Where(path => !path.Split('/').Intersect(BuildOutput).Any())
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The real place of a source file whose path the compiler recorded; builds in CI record <c>/_/</c> for the root.</summary>
    internal static string Locate(string recordedPath) =>
        recordedPath.StartsWith(SourceRootOfDeterministicBuilds, StringComparison.Ordinal)
            ? Combine(recordedPath[SourceRootOfDeterministicBuilds.Length..])
            : recordedPath;

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "DepGuard.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {start} holds DepGuard.sln.");
    }
}
