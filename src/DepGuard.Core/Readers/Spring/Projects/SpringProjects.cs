using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Spring.Projects;

/// <summary>The Spring applications of a scan, and which of them a container runs.</summary>
internal sealed class SpringProjects
{
    private const string Resources = "src/main/resources";

    private readonly Dictionary<string, SpringProject> _byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SpringProject>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SpringProject>> _byShortName = new(StringComparer.Ordinal);

    /// <param name="builds">Build files.</param>
    /// <param name="candidates">Files with names that Spring loads.</param>
    public SpringProjects(BuildFiles builds, IEnumerable<ParsedFile> candidates)
    {
        var files = new Dictionary<string, List<SpringFile>>(StringComparer.Ordinal);
        foreach (var file in candidates.OrderBy(file => Paths.Depth(file.File.Path)))
            if (SpringFile.Of(file, file.File.Path) is { } own && FolderOf(own.Path) is { } folder)
                (files.TryGetValue(folder, out var list) ? list : files[folder] = []).Add(own);
        foreach (var (folder, own) in files)
        {
            var build = builds.In(folder);
            if (own.Exists(file => SpringRoots.IsSpring(file.File)) || build?.Mentions("spring-boot") == true)
                _byFolder[folder] = new SpringProject(folder, build, own);
        }

        foreach (var project in _byFolder.Values)
        {
            Add(_byName, project, project.Names.Select(FoldedName.Of));
            Add(_byShortName, project, project.Names.Select(FoldedName.WithoutSuffix));
        }
    }

    /// <summary>All projects, by folder.</summary>
    public IEnumerable<SpringProject> All => _byFolder.Values.OrderBy(project => project.Folder, StringComparer.Ordinal);

    /// <summary>
    /// Folder of the project that a settings file belongs to: above <c>src/main/resources</c>, above <c>config</c>, else the file's own. Files
    /// of tests, and those deeper in the resources, belong to no project.
    /// </summary>
    public static string? FolderOf(string path)
    {
        var folder = Paths.Folder(path);
        var at = $"/{folder}/".IndexOf($"/{Resources}/", StringComparison.Ordinal);
        if (at >= 0)
            return folder.Length - at - Resources.Length is 0 || folder.EndsWith($"{Resources}/config", StringComparison.Ordinal) ? folder[..Math.Max(0, at - 1)] : null;
        if ($"/{folder}/".Contains("/src/test/", StringComparison.Ordinal) || $"/{folder}/".Contains("/build/resources/", StringComparison.Ordinal))
            return null;
        return Paths.Name(folder) == "config" ? Paths.Folder(folder) : folder;
    }

    /// <summary>The project that a container runs; null if none or several fit.</summary>
    /// <param name="container">The container.</param>
    /// <param name="containerNames">Folded names of all containers and of their images: a project of that name is theirs.</param>
    public SpringProject? RunBy(Container container, IReadOnlySet<string> containerNames)
    {
        if (container.ProjectFolder is { } folder && InFolder(folder) is { } built)
            return built;
        if (container.Image is { Length: > 0 } image)
        {
            if (Named(Paths.Name(image)) is { } published)
                return published;
            if (StockImages.Find(image) is not null)
                return null;
        }

        return Named(container.Service.Name) ?? (container.Image is { Length: > 0 } its ? NamedAtEnd(Paths.Name(its), containerNames) : null);
    }

    /// <summary>The project in the folder, else the one that the folder lies in, else the only one below it.</summary>
    private SpringProject? InFolder(string folder)
    {
        foreach (var above in Paths.Ancestors($"{folder}/x").Where(above => above.Length > 0))
            if (_byFolder.TryGetValue(above, out var own))
                return own;
        var below = _byFolder.Values.Where(project => Paths.IsWithin(project.Folder, folder)).Take(2).ToList();
        return below.Count == 1 ? below[0] : null;
    }

    private SpringProject? Named(string name) =>
        _byName.GetValueOrDefault(FoldedName.Of(name)) is [var only] ? only
        : _byShortName.GetValueOrDefault(FoldedName.WithoutSuffix(name)) is [var similar] ? similar
        : null;

    /// <summary>Images often have the name of the system in front: <c>shop-auth-server</c> runs <c>auth-server</c>.</summary>
    private SpringProject? NamedAtEnd(string image, IReadOnlySet<string> containerNames)
    {
        for (var dash = image.IndexOf('-'); dash >= 0; dash = image.IndexOf('-', dash + 1))
            if (FoldedName.Of(image[(dash + 1)..]) is var name && !containerNames.Contains(name) && _byName.GetValueOrDefault(name) is [var only])
                return only;
        return null;
    }

    private static void Add(Dictionary<string, List<SpringProject>> index, SpringProject project, IEnumerable<string> names)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal))
            (index.TryGetValue(name, out var list) ? list : index[name] = []).Add(project);
    }
}
