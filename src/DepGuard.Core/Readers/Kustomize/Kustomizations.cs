using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.Kustomize;

/// <summary>Every <c>kustomization.yaml</c> of a scan, by its folder.</summary>
internal sealed class Kustomizations
{
    private static readonly string[] Names = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    private readonly Dictionary<string, Kustomization> _byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<Kustomization, IReadOnlyList<string>> _targets = new(ReferenceEqualityComparer.Instance);
    private readonly Workspace _workspace;

    /// <param name="workspace">The scan.</param>
    /// <param name="isForeign">True for folders whose files belong to somebody else, such as a Helm chart.</param>
    public Kustomizations(Workspace workspace, Func<string, bool> isForeign)
    {
        _workspace = workspace;
        foreach (var file in workspace.Texts.Where(file => Names.Contains(Paths.Name(file.Path)) && !isForeign(file.Path)))
            if (Parse(file)?.Documents is [var document, ..] && IsKustomize(document.Root))
                _byFolder.TryAdd(Paths.Folder(file.Path), new Kustomization(file.Path, document.Root));
    }

    /// <summary>All of them, by path.</summary>
    public IReadOnlyCollection<Kustomization> All => _byFolder.Values;

    /// <summary>The kustomization of a folder; null if it has none.</summary>
    public Kustomization? Find(string folder) => _byFolder.GetValueOrDefault(folder);

    /// <summary>The kustomization in the nearest folder above a file; null if there is none.</summary>
    public Kustomization? Above(string path) => Paths.Ancestors(path).Select(Find).FirstOrDefault(one => one is not null);

    /// <summary>Folders with a kustomization, and files with objects, that one collects.</summary>
    public IReadOnlyList<string> Targets(Kustomization one) => _targets.TryGetValue(one, out var known) ? known : _targets[one] =
    [
        .. one.Resources
            .Select(target => Kustomization.IsRemote(target.Value) ? null : Paths.Combine(one.Folder, target.Value))
            .OfType<string>()
            .Where(path => path != one.Folder && (Find(path) is not null || _workspace.Parsed(path) is not null))
            .Distinct(StringComparer.Ordinal),
    ];

    private ParsedFile? Parse(SourceFile file) =>
        _workspace.Parsed(file.Path) ?? FileParser.Parse(file, Names[0], new TextOrigin(file.Path), _workspace.Limits);

    /// <summary>Flux has a kind of the same name, which names a folder to build.</summary>
    private static bool IsKustomize(Node root) =>
        root is Mapping && (root["apiVersion"]?.Text is not { } version || version.StartsWith("kustomize.config.k8s.io/", StringComparison.Ordinal));
}
