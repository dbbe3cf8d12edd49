using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Kustomize;

/// <summary>
/// Builds one root as <c>kustomize build</c> does, in its order: resources, generators, components, patches, namespace, names, labels, JSON
/// patches, replicas, images, replacements; then references follow renamed objects, and variables get their values.
/// </summary>
internal sealed class KustomizeBuild(Workspace workspace, Kustomizations all, EmbeddedTexts texts, BuildBudget budget)
{
    private const int Deepest = 64;

    /// <summary>Remarks on one file that are spelled out.</summary>
    private const int MostRemarks = 5;

    private readonly List<string> _open = [];
    private readonly SortedDictionary<string, List<string>> _remarks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _collected = new(StringComparer.Ordinal);
    private readonly Variables _variables = new();

    /// <summary>Files with objects that were collected.</summary>
    public IReadOnlySet<string> Collected => _collected;

    /// <summary>Files of Kustomize itself that were used, with what in them could not be.</summary>
    public IEnumerable<ReadFact> Reads => _remarks.Select(file => new ReadFact(file.Key, "kustomize", Joined(file.Value)));

    /// <summary>The objects of a root.</summary>
    public IEnumerable<Resource> Run(Kustomization root)
    {
        var resources = new ResourceList();
        Collect(root, resources);
        _variables.Resolve(resources);
        return resources.All;
    }

    /// <summary>Adds the objects of a kustomization; a component changes those that are there already.</summary>
    private void Collect(Kustomization one, ResourceList resources)
    {
        budget.Spend(1);
        _open.Add(one.Folder);
        Read(one.Path, null);
        foreach (var key in one.Unused)
            Read(one.Path, $"the key {key} is not applied");
        foreach (var target in one.Resources)
            AddResource(one, target.Value, resources);
        new Generators(workspace, one).Run(resources);
        foreach (var target in one.Components)
            if (Below(one, target.Value, "component") is { } component)
                Collect(component, resources);
        Transform(one, resources);
        _variables.Add(one);
        _open.RemoveAt(_open.Count - 1);
    }

    private void AddResource(Kustomization one, string target, ResourceList resources)
    {
        if (!Kustomization.IsRemote(target) && Paths.Combine(one.Folder, target) is { } path && workspace.Parsed(path) is { } file && all.Find(path) is null)
        {
            _collected.Add(path);
            foreach (var root in file.Documents.SelectMany(document => KubernetesObjects.Expand(document.Root)))
                Add(resources, Resource.From(root));
        }
        else if (Below(one, target, "resource") is { } below)
        {
            var inner = new ResourceList();
            Collect(below, inner);
            foreach (var resource in inner.All)
                Add(resources, resource);
        }
    }

    private void Add(ResourceList resources, Resource resource)
    {
        budget.Spend(resource.Root);
        resources.Add(resource);
    }

    /// <summary>The kustomization of a listed folder; null, with a remark, for one that cannot be built upon.</summary>
    private Kustomization? Below(Kustomization one, string target, string what)
    {
        var folder = Kustomization.IsRemote(target) ? null : Paths.Combine(one.Folder, target);
        var remark = Kustomization.IsRemote(target) ? $"a remote {what} is not fetched"
            : folder is null ? $"a {what} lies outside of the scan"
            : _open.Contains(folder) ? $"the {what} {target} contains itself"
            : _open.Count >= Deepest ? $"the {what} {target} lies more than {Deepest} kustomizations deep"
            : all.Find(folder) is null ? $"the {what} {target} is not in the scan"
            : null;
        if (remark is null)
            return all.Find(folder!);
        Read(one.Path, remark);
        return null;
    }

    private void Transform(Kustomization one, ResourceList resources)
    {
        var patches = new Patches(workspace, texts, one, budget);
        patches.Run(resources);
        NameChanges.PutIntoNamespace(one, resources);
        NameChanges.Rename(one, resources);
        LabelChanges.Run(one, resources);
        patches.RunLate(resources);
        ImagesAndReplicas.Scale(one, resources);
        ImagesAndReplicas.Rename(one, resources);
        new NameReferences(resources, budget).Follow();
        new Replacements(workspace, one, budget).Run(resources);
        foreach (var remark in patches.Remarks)
            Read(one.Path, remark);
        foreach (var path in one.PatchFiles.Where(path => workspace.Parsed(path) is not null))
            Read(path, null);
    }

    private void Read(string path, string? remark)
    {
        var remarks = _remarks.TryGetValue(path, out var known) ? known : _remarks[path] = [];
        if (remark is not null)
            remarks.Add(remark);
    }

    private static string? Joined(List<string> remarks)
    {
        var distinct = remarks.Distinct(StringComparer.Ordinal).ToList();
        var more = distinct.Count > MostRemarks ? $"; and {distinct.Count - MostRemarks} more" : string.Empty;
        return distinct.Count == 0 ? null : string.Join("; ", distinct.Take(MostRemarks)) + more;
    }
}
