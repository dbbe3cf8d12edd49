using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.ConfigFiles;

namespace DepGuard.Readers.Envoy;

/// <summary>Whose proxy a configuration is: of the service that mounts it or whose folder it lies in, else of a gateway by the name that it states or by its folder.</summary>
internal sealed class EnvoyOwners
{
    private readonly IReadOnlyList<Container> _containers;
    private readonly FolderOwners _folders;

    public EnvoyOwners(Workspace workspace, IReadOnlyList<Container> containers)
    {
        _containers = containers;
        _folders = new FolderOwners(workspace, containers, []);
    }

    /// <summary>Proxies whose configuration containers see, also one that stands in a variable of the command.</summary>
    public IEnumerable<(Container Container, IReadOnlyList<ParsedFile> Files)> Mounted() =>
        _containers
            .Select(container => (container, Files: (IReadOnlyList<ParsedFile>)[.. container.Mounts.Select(mount => mount.File).Where(IsEnvoy).Distinct()]))
            .Where(pair => pair.Files.Count > 0);

    /// <summary>True for a file of which a document is Envoy's.</summary>
    public static bool IsEnvoy(ParsedFile file) => file.Documents.Any(document => EnvoyConfig.Is(document.Root));

    /// <summary>Variables of containers, of each name the last; null for one that none has.</summary>
    public static Func<string, string?> Variables(IEnumerable<Container> containers)
    {
        var settings = containers.SelectMany(container => container.Environment).ToLookup(setting => setting.Key.Text, setting => setting.Value, StringComparer.Ordinal);
        return name => settings[name].LastOrDefault();
    }

    /// <summary>The owner of a file that no container mounts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="config">What it says.</param>
    /// <returns>The service, and whether nothing but the file says that it exists.</returns>
    public (Reference Service, bool IsNew) Of(ParsedFile file, EnvoyConfig config)
    {
        if (_folders.Of(file) is { DeclaresOwner: false } found)
            return (found.Owner, false);

        var folder = Paths.Folder(file.File.Path);
        var name = config.Name?.Value ?? (Paths.Name(folder) is { Length: > 0 } last ? last : Paths.Stem(file.File.Path));
        return _containers.FirstOrDefault(container => FoldedName.Of(container.Service.Name) == FoldedName.Of(name)) is { } known
            ? (known.Service, false)
            : (new Reference(name, $"config:{folder}"), true);
    }
}
