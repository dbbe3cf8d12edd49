using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.ConfigFiles;

/// <summary>Which service the files of a folder belong to.</summary>
internal sealed class FolderOwners
{
    private readonly Dictionary<string, Reference?> _byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reference?> _byName = new(StringComparer.Ordinal);

    public FolderOwners(Workspace workspace, IReadOnlyList<Container> containers)
    {
        var projects = new DotNet.Projects(workspace);
        foreach (var container in containers)
        {
            var folder = projects.RunBy(container)?.Folder ?? container.ProjectFolder;
            if (folder is not null)
                Put(_byFolder, folder, container.Service);
            Put(_byName, Names.Fold(container.Service.Name), container.Service);
        }
    }

    /// <summary>The file with its owner; null if it belongs to no service.</summary>
    public ConfigFile? Of(ParsedFile file)
    {
        foreach (var folder in Paths.Ancestors(file.File.Path).Where(folder => folder.Length > 0))
        {
            if (_byFolder.GetValueOrDefault(folder) is { } built)
                return new ConfigFile(built, file, DeclaresOwner: false, InContainer: true);
            if (_byName.GetValueOrDefault(Names.Fold(Paths.Name(folder))) is { } named)
                return new ConfigFile(named, file, DeclaresOwner: false, InContainer: true);
        }

        return NamedLikeFolder(file);
    }

    /// <summary><c>services/auth/auth.prod.yaml</c> is the configuration of <c>auth</c> if it names at least one host with a port.</summary>
    private static ConfigFile? NamedLikeFolder(ParsedFile file)
    {
        var folder = Paths.Folder(file.File.Path);
        var name = Paths.Name(folder);
        return name.Length > 0 && Paths.Stem(file.File.Path).StartsWith(name, StringComparison.OrdinalIgnoreCase) && Sections.Any(file)
            ? new ConfigFile(new Reference(name, $"config:{Paths.Folder(folder)}"), file, DeclaresOwner: true, InContainer: false)
            : null;
    }

    /// <summary>Two services with one folder or name leave it without an owner.</summary>
    private static void Put(Dictionary<string, Reference?> owners, string key, Reference service) =>
        owners[key] = owners.TryGetValue(key, out var earlier) && earlier != service ? null : service;
}
