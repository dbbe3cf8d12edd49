using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.ConfigFiles;

/// <summary>Which service the files of a folder belong to.</summary>
internal sealed class FolderOwners
{
    private readonly Dictionary<string, Reference?> _byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reference?> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _peers;

    /// <summary>Takes the services that run, and the files that could be those of further services.</summary>
    public FolderOwners(Workspace workspace, IReadOnlyList<Container> containers, IEnumerable<ParsedFile> files)
    {
        var projects = workspace.Projects;
        foreach (var container in containers)
        {
            var folder = projects.RunBy(container)?.Folder ?? container.ProjectFolder;
            if (folder is not null)
                Put(_byFolder, folder, container.Service);
            Put(_byName, FoldedName.Of(container.Service.Name), container.Service);
        }

        _peers = [.. _byName.Keys, .. files.Where(IsNamedLikeFolder).Select(file => FoldedName.Of(Paths.Name(Paths.Folder(file.File.Path))))];
    }

    /// <summary>The file with its owner; null if it belongs to no service.</summary>
    public ConfigFile? Of(ParsedFile file) =>
        Running(file.File.Path) is { } running ? new ConfigFile(running, file, DeclaresOwner: false, InContainer: true) : Declared(file);

    /// <summary>The running service that is built from a folder above the path or named like one; null if there is none.</summary>
    public Reference? Running(string path)
    {
        foreach (var folder in Paths.Ancestors(path).Where(folder => folder.Length > 0))
            if ((_byFolder.GetValueOrDefault(folder) ?? _byName.GetValueOrDefault(FoldedName.Of(Paths.Name(folder)))) is { } service)
                return service;
        return null;
    }

    private static bool IsNamedLikeFolder(ParsedFile file) =>
        Paths.Name(Paths.Folder(file.File.Path)) is { Length: > 0 } name && Paths.Stem(file.File.Path).StartsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>services/auth/auth.prod.yaml</c> is the configuration of <c>auth</c> if it names a peer or a host with a port.</summary>
    private ConfigFile? Declared(ParsedFile file)
    {
        if (!IsNamedLikeFolder(file))
            return null;

        var folder = Paths.Folder(file.File.Path);
        var owner = new Reference(Paths.Name(folder), $"config:{Paths.Folder(folder)}");
        return Sections.Any(file) || NamesPeer(file, owner) ? new ConfigFile(owner, file, DeclaresOwner: true, InContainer: false) : null;
    }

    private bool NamesPeer(ParsedFile file, Reference owner) =>
        SettingCalls.Read(new SettingOwner(owner), SettingTree.Overlay(file.Documents.Select(document => SettingTree.Flatten(document.Root))))
            .OfType<CallFact>()
            .Select(call => FoldedName.Of(call.Target.Host))
            .Any(host => _peers.Contains(host) && host != FoldedName.Of(owner.Name));

    /// <summary>Two services with one folder or name leave it without an owner.</summary>
    private static void Put(Dictionary<string, Reference?> owners, string key, Reference service) =>
        owners[key] = owners.TryGetValue(key, out var earlier) && earlier != service ? null : service;
}
