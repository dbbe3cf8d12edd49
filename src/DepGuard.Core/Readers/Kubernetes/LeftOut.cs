using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.Kubernetes;

/// <summary>
/// Files whose objects do not count as plain definitions: everything below a Helm chart, Kustomize components that nothing chosen lists,
/// patches, and overlays where several stand over one base.
/// </summary>
internal sealed class LeftOut
{
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly List<Fact> _facts = [];

    public LeftOut(Workspace workspace)
    {
        foreach (var file in workspace.Texts.Where(file => Paths.Name(file.Path) == "Chart.yaml"))
            _folders.TryAdd(Paths.Folder(file.Path), "part of a Helm chart; render it first");
        var kustomizations = workspace.Files
            .Where(file => Paths.Stem(file.File.Path).Equals("kustomization", StringComparison.OrdinalIgnoreCase))
            .SelectMany(file => file.Documents.Select(document => new Kustomization(workspace, Paths.Folder(file.File.Path), document.Root)))
            .ToList();
        AddOverlays(kustomizations);
        AddComponents(kustomizations);
        foreach (var kustomization in kustomizations)
            foreach (var path in kustomization.Patches)
                _files.TryAdd(path, "Kustomize patch");
        foreach (var file in workspace.Files)
            if (Reason(file.File.Path) is { } reason)
                _facts.Add(new ReadFact(file.File.Path, null, reason) { IsOtherVariant = reason.StartsWith("Kustomize", StringComparison.Ordinal) });
    }

    /// <summary>What was left out and why, and the overlays by name.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>True when objects of this file do not count.</summary>
    public bool Contains(string path) => Reason(path) is not null;

    private string? Reason(string path) => _files.GetValueOrDefault(path) ?? FolderReason(path);

    private string? FolderReason(string path) =>
        _folders.Count == 0 ? null : Paths.Ancestors(path).Select(_folders.GetValueOrDefault).FirstOrDefault(reason => reason is not null);

    /// <summary>Several roots over one base are variants of it; so is what stands over a variant.</summary>
    private void AddOverlays(List<Kustomization> kustomizations)
    {
        var over = kustomizations.Where(one => !one.IsComponent)
            .SelectMany(one => one.Bases.Select(basis => (Base: basis, one.Folder)))
            .Distinct()
            .ToLookup(pair => pair.Base, pair => pair.Folder, StringComparer.Ordinal);
        var open = new Queue<string>(over.Where(overlays => overlays.Skip(1).Any()).SelectMany(overlays => overlays));
        while (open.TryDequeue(out var folder))
        {
            if (!_folders.TryAdd(folder, "Kustomize overlay"))
                continue;
            _facts.Add(new VariantFact(Paths.Name(folder), SourceSpan.StartOf(folder)));
            foreach (var above in over[folder])
                open.Enqueue(above);
        }
    }

    private void AddComponents(List<Kustomization> kustomizations)
    {
        var listed = kustomizations.Where(one => FolderReason(one.Folder + "/") is null).SelectMany(one => one.Components).ToHashSet(StringComparer.Ordinal);
        foreach (var component in kustomizations.Where(one => one.IsComponent && !listed.Contains(one.Folder)))
            _folders.TryAdd(component.Folder, "Kustomize component");
    }

    /// <summary>What a <c>kustomization.yaml</c> says about other files.</summary>
    private sealed class Kustomization(Workspace workspace, string folder, Node root)
    {
        public string Folder => folder;

        public bool IsComponent => root["kind"]?.Text == "Component";

        /// <summary>Folders outside of its own whose objects it builds upon.</summary>
        public IEnumerable<string> Bases => Targets("resources").Concat(Targets("bases"))
            .Select(target => workspace.Parsed(target) is null ? target : Paths.Folder(target))
            .Where(target => workspace.HasFolder(target) && !Paths.IsWithin(target, folder) && !Paths.IsWithin(folder, target));

        public IEnumerable<string> Components => Targets("components");

        /// <summary>Files that change objects of other files and are none themselves.</summary>
        public IEnumerable<string> Patches =>
            ((string[])["patches", "patchesStrategicMerge", "patchesJson6902"])
                .SelectMany(key => root[key]?.Items ?? [])
                .Select(item => item.Text ?? item["path"]?.Text)
                .Select(path => path is null || path.Contains('\n') ? null : Paths.Combine(folder, path))
                .OfType<string>();

        private IEnumerable<string> Targets(string key) =>
            (root[key]?.Items ?? []).Select(item => item.Text is { } text ? Paths.Combine(folder, text) : null).OfType<string>();
    }
}
