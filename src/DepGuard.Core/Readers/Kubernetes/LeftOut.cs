using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.Kubernetes;

/// <summary>
/// Files whose objects do not count as plain definitions: everything below a Helm chart, Kustomize components, patches, and overlays where
/// several stand over one base.
/// </summary>
internal sealed class LeftOut
{
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _overlays = new(StringComparer.Ordinal);
    private readonly List<Fact> _facts = [];

    public LeftOut(Workspace workspace)
    {
        foreach (var file in workspace.Texts.Where(file => Paths.Name(file.Path) == "Chart.yaml"))
            _folders.TryAdd(Paths.Folder(file.Path), "part of a Helm chart; render it first");
        foreach (var file in workspace.Files.Where(file => Paths.Stem(file.File.Path).Equals("kustomization", StringComparison.OrdinalIgnoreCase)))
            foreach (var document in file.Documents)
                AddKustomization(workspace, Paths.Folder(file.File.Path), document.Root);
        foreach (var folder in _overlays.Where(overlays => overlays.Value.Count > 1).SelectMany(overlays => overlays.Value))
            AddOverlay(folder);
        foreach (var file in workspace.Files)
            if (Reason(file.File.Path) is { } reason)
                _facts.Add(new ReadFact(file.File.Path, null, reason) { IsOtherVariant = reason.StartsWith("Kustomize", StringComparison.Ordinal) });
    }

    /// <summary>What was left out and why, and the overlays by name.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>True when objects of this file do not count.</summary>
    public bool Contains(string path) => Reason(path) is not null;

    private string? Reason(string path) =>
        _files.GetValueOrDefault(path) ?? Paths.Ancestors(path).Select(_folders.GetValueOrDefault).FirstOrDefault(reason => reason is not null);

    private void AddKustomization(Workspace workspace, string folder, Node root)
    {
        var bases = (root["resources"]?.Items ?? []).Concat(root["bases"]?.Items ?? [])
            .Select(item => item.Text is { } text ? Paths.Combine(folder, text) : null)
            .OfType<string>()
            .Where(target => workspace.HasFolder(target) && !Paths.IsWithin(target, folder));
        if (root["kind"]?.Text == "Component")
            _folders.TryAdd(folder, "Kustomize component");
        else
            foreach (var basis in bases)
                (_overlays.TryGetValue(basis, out var over) ? over : _overlays[basis] = []).Add(folder);

        foreach (var path in Patches(root).Select(patch => Paths.Combine(folder, patch)).OfType<string>())
            _files.TryAdd(path, "Kustomize patch");
    }

    private void AddOverlay(string folder)
    {
        if (_folders.TryAdd(folder, "Kustomize overlay"))
            _facts.Add(new VariantFact(Paths.Name(folder), SourceSpan.StartOf(folder)));
    }

    private static IEnumerable<string> Patches(Node root)
    {
        foreach (var key in (string[])["patches", "patchesStrategicMerge", "patchesJson6902"])
            foreach (var item in root[key]?.Items ?? [])
                if ((item.Text ?? item["path"]?.Text) is { } path && !path.Contains('\n'))
                    yield return path;
    }
}
