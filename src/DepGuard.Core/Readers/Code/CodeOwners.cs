using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Code;

/// <summary>
/// Whose code a file is: that of the service which is built from a folder above it or whose name such a folder has. Code in a folder that
/// holds those of several services, as a library does, is nobody's.
/// </summary>
internal sealed class CodeOwners
{
    /// <summary>A folder that holds folders of the names of this many other services is the system's, not a service's.</summary>
    private const int Several = 2;

    private readonly Dictionary<string, Reference?> _stated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reference?> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reference?> _byFolder = new(StringComparer.Ordinal);
    private readonly HashSet<string> _around = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<Reference>> _inside = new(StringComparer.Ordinal);
    private readonly HashSet<Reference> _browsers = [];

    /// <param name="workspace">The files.</param>
    /// <param name="containers">What runs.</param>
    /// <param name="facts">Services that configuration states.</param>
    public CodeOwners(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlyList<Fact> facts)
    {
        foreach (var container in containers.Where(container => !container.IsSidecar))
        {
            if ((container.BaseImage ?? container.Image) is { } image && StockImages.ServesFiles(image))
                _browsers.Add(container.Service);
            if ((workspace.Projects.RunBy(container)?.Folder ?? container.ProjectFolder) is { Length: > 0 } folder)
                Put(_stated, folder, container.Service);
        }

        foreach (var service in facts.Of<ServiceFact>().Where(service => service.Kind is null or ServiceKind.Service or ServiceKind.Gateway or ServiceKind.Job))
        {
            if (service.Folder is { Length: > 0 } folder && !_stated.ContainsKey(folder))
                Put(_stated, folder, service.Service);
            Put(_named, FoldedName.Of(service.Service.Name), service.Service);
        }

        foreach (var folder in _stated.Keys)
            _around.UnionWith(Paths.Ancestors(folder));
        foreach (var folder in workspace.Code.SelectMany(file => Paths.Ancestors(file.Path)).Where(folder => folder.Length > 0).Distinct(StringComparer.Ordinal))
            if (Named(folder) is { } owner)
                foreach (var outer in Paths.Ancestors(folder).Where(outer => Named(outer) is { } other && other != owner))
                    (_inside.TryGetValue(outer, out var others) ? others : _inside[outer] = []).Add(owner);
    }

    /// <summary>The service whose code lies at a path; null if it is nobody's, or runs in a browser.</summary>
    public Reference? Of(string path)
    {
        var folder = Paths.Folder(path);
        if (!_byFolder.TryGetValue(folder, out var owner))
            _byFolder[folder] = owner = (Built(path) ?? Outermost(path)) is { } found && !_browsers.Contains(found) ? found : null;
        return owner;
    }

    /// <summary>The service that is built from the nearest such folder, unless that holds the folders of others too.</summary>
    private Reference? Built(string path) =>
        Paths.Ancestors(path).FirstOrDefault(_stated.ContainsKey) is { } folder && !_around.Contains(folder) ? _stated[folder] : null;

    /// <summary>The service of the outermost folder of its name: packages inside of it may be named like what it calls.</summary>
    private Reference? Outermost(string path) =>
        Paths.Ancestors(path).Reverse().Where(folder => !(_inside.TryGetValue(folder, out var others) && others.Count >= Several)).Select(Named).FirstOrDefault(owner => owner is not null);

    private Reference? Named(string folder) => folder.Length == 0 ? null : _named.GetValueOrDefault(FoldedName.Of(Paths.Name(folder)));

    /// <summary>Two services of one folder or name leave it without an owner, unless they are one service in two descriptions.</summary>
    private static void Put(Dictionary<string, Reference?> owners, string key, Reference service)
    {
        if (!owners.TryGetValue(key, out var earlier))
            owners[key] = service;
        else if (earlier is { } other && FoldedName.WithoutSuffix(other.Name) != FoldedName.WithoutSuffix(service.Name))
            owners[key] = null;
    }
}
