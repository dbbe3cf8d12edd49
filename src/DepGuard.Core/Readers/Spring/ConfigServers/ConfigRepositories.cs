using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Spring.Projects;

namespace DepGuard.Readers.Spring.ConfigServers;

/// <summary>
/// Finds the repositories of configuration servers in a scan: folders whose files are named after known applications, or that a server names
/// as the place to search. Their files configure those applications, not the server.
/// </summary>
internal sealed class ConfigRepositories
{
    private static readonly string[] OtherRoots = ["openapi", "swagger", "asyncapi", "$schema", "jobs", "services", "apiVersion", "kind", "stages"];

    private readonly IReadOnlySet<string> _known;
    private readonly IReadOnlySet<string> _locations;

    /// <param name="files">Files that no deployment description claims.</param>
    /// <param name="known">Folded names of applications and containers.</param>
    /// <param name="locations">Names of folders in which servers say that they search.</param>
    public ConfigRepositories(IEnumerable<ParsedFile> files, IReadOnlySet<string> known, IReadOnlySet<string> locations)
    {
        (_known, _locations) = (known, locations);
        All = [.. files.Where(IsCandidate)
            .GroupBy(file => Paths.Folder(file.File.Path), StringComparer.Ordinal)
            .Select(folder => Read(folder.Key, [.. folder]))
            .OfType<ConfigRepository>()
            .OrderBy(repository => repository.Folder, StringComparer.Ordinal)];
    }

    /// <summary>All repositories, by folder.</summary>
    public IReadOnlyList<ConfigRepository> All { get; }

    /// <summary>True if the folder is one of them.</summary>
    public bool Contains(string folder) => All.Any(repository => repository.Folder == folder);

    private static bool IsCandidate(ParsedFile file) =>
        SpringFile.HasExtension(file.File.Path)
        && !$"/{file.File.Path}".Contains("/.", StringComparison.Ordinal)
        && !$"/{file.File.Path}".Contains("/src/test/", StringComparison.Ordinal)
        && !file.Documents.Any(document => OtherRoots.Any(root => document.Root[root] is not null));

    /// <summary>
    /// The folder as a repository: a server searches there, or a file is named after a known application and holds settings of Spring. A folder
    /// of a searched one is that of the application whose name it has. Null for any other folder.
    /// </summary>
    private ConfigRepository? Read(string folder, IReadOnlyList<ParsedFile> files)
    {
        var named = files.Where(file => SpringFile.Of(file, file.File.Path) is null).ToList();
        var stems = named.Select(file => Paths.Stem(file.File.Path)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = named.Select(file => (File: file, Split: Split(Paths.Stem(file.File.Path), stems))).Where(pair => _known.Contains(FoldedName.Of(pair.Split.Stem))).ToList();
        if (named.Count == 0 && _locations.Contains(Paths.Name(Paths.Folder(folder))) && _known.Contains(FoldedName.Of(Paths.Name(folder))))
            return new ConfigRepository(folder, [], [.. files.Select(file => SpringFile.Of(file, file.File.Path)).OfType<SpringFile>().Select(file => file with { Stem = Paths.Name(folder) })]);

        var isSearched = _locations.Contains(Paths.Name(folder)) && known.Count > 0;
        var isLikely = known.Count > 1 || files.Count > named.Count || folder.Contains("config", StringComparison.OrdinalIgnoreCase);
        if (!isSearched && (!isLikely || !known.Exists(pair => SpringRoots.IsSurelySpring(pair.File))))
            return null;

        var shared = files.Select(file => SpringFile.Of(file, file.File.Path)).OfType<SpringFile>();
        var applications = named.Where(file => SpringRoots.IsSpring(file) || known.Exists(pair => pair.File == file))
            .Select(file => (File: file, Split: Split(Paths.Stem(file.File.Path), stems)))
            .Select(pair => new SpringFile(pair.File, pair.Split.Stem, pair.Split.Profile));
        return new ConfigRepository(folder, [.. shared], [.. applications]);
    }

    /// <summary><c>orders-prod</c> is the application <c>orders</c> with a profile if there is such an application, else <c>orders-prod</c>.</summary>
    private (string Stem, string Profile) Split(string stem, HashSet<string> stems)
    {
        if (_known.Contains(FoldedName.Of(stem)))
            return (stem, string.Empty);
        for (var dash = stem.LastIndexOf('-'); dash > 0; dash = stem.LastIndexOf('-', dash - 1))
            if (_known.Contains(FoldedName.Of(stem[..dash])) || stems.Contains(stem[..dash]))
                return (stem[..dash], stem[(dash + 1)..]);
        return (stem, string.Empty);
    }
}
