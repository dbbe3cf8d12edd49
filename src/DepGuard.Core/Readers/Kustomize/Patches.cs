using DepGuard.Documents;
using DepGuard.Documents.Yaml;
using DepGuard.Sources;

namespace DepGuard.Readers.Kustomize;

/// <summary>The patches of a kustomization: files or inline texts, strategic merge or JSON patch, with or without a target.</summary>
internal sealed class Patches(Workspace workspace, EmbeddedTexts texts, Kustomization one, BuildBudget budget)
{
    private static readonly HashSet<string> BuiltInGroups = new(StringComparer.Ordinal)
    {
        "", "apps", "batch", "extensions", "networking.k8s.io", "autoscaling", "policy", "rbac.authorization.k8s.io",
    };

    private readonly List<string> _remarks = [];

    /// <summary>What could not be applied, in words.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Applies the patches of the keys <c>patchesStrategicMerge</c> and <c>patches</c>, which come before every other change.</summary>
    public void Run(ResourceList resources)
    {
        foreach (var item in one.Items("patchesStrategicMerge").OfType<Scalar>())
            Apply(resources, item.Value.Contains('\n') || item.Value.TrimStart().StartsWith('{') ? Inline(item) : FromFile(item.Value), null);
        foreach (var item in one.Items("patches"))
            Apply(resources, item["patch"] is Scalar inline ? Inline(inline) : FromFile(item["path"]?.Text), item["target"]);
    }

    /// <summary>Applies those of the key <c>patchesJson6902</c>, which come after names and labels.</summary>
    public void RunLate(ResourceList resources)
    {
        foreach (var item in one.Items("patchesJson6902"))
            Apply(resources, item["patch"] is Scalar inline ? Inline(inline) : FromFile(item["path"]?.Text), item["target"]);
    }

    private IReadOnlyList<Document> Inline(Scalar text)
    {
        var parsed = YamlReader.Read(new SourceFile(text.At.Path, text.Value), texts.OriginOf(text), workspace.Limits);
        if (parsed.Problems.Any(problem => problem.Kind != DocumentProblemKind.DuplicateKey))
            _remarks.Add("an inline patch is not readable");
        return parsed.Documents;
    }

    private IReadOnlyList<Document> FromFile(string? path)
    {
        var full = path is null ? null : Paths.Combine(one.Folder, path);
        var parsed = full is null ? null : workspace.Parsed(full) ?? (workspace.Text(full) is { } text ? FileParser.Parse(text, "patch.yaml", new TextOrigin(full), workspace.Limits) : null);
        if (parsed is null)
            _remarks.Add($"the patch {path} is not in the scan");
        return parsed?.Documents ?? [];
    }

    private void Apply(ResourceList resources, IReadOnlyList<Document> patches, Node? target)
    {
        foreach (var patch in patches.Select(document => document.Root))
        {
            var places = target is null ? Named(resources, patch) : [.. new TargetSelector(target).Find(resources, budget)];
            if (places.Count == 0 && target is null)
                _remarks.Add($"a patch of {patch["kind"]?.Text} {patch["metadata"]?["name"]?.Text} finds no object");
            foreach (var place in places)
                ApplyTo(resources, place, patch);
        }
    }

    private List<int> Named(ResourceList resources, Node patch)
    {
        var wanted = Resource.From(patch);
        return [.. resources.Named(wanted.Name.Name).Where(place => resources[place].Group == wanted.Group && resources[place].IsNamed(wanted.Kind, wanted.Name.Name, wanted.Name.Namespace))];
    }

    private void ApplyTo(ResourceList resources, int place, Node patch)
    {
        var target = resources[place];
        budget.Spend(patch);
        budget.Spend(target.Root);
        if (patch is Sequence)
        {
            if (JsonPatch.Apply(target.Root, patch, workspace.Limits.Nesting, workspace.Limits.ExpandedNodes) is { } patched)
                resources.Put(place, patched);
            else
                _remarks.Add($"a JSON patch does not fit {target.Kind} {target.Name.Name}");
            return;
        }

        var merged = new StrategicMerge(BuiltInGroups.Contains(target.Group)).Apply(target.Root, patch);
        resources.Put(place, merged is null ? null : WithIdentity(merged, target.Root));
    }

    /// <summary>A patch that a selector applies to many objects renames none of them.</summary>
    private static Node WithIdentity(Node merged, Node target)
    {
        foreach (var key in (string[])["kind", "apiVersion"])
            if (target[key] is { } value && merged[key] != value)
                merged = merged.With(key, value, value.At);
        if (merged["metadata"] is not Mapping metadata || target["metadata"]?["name"] is not { } name)
            return merged;
        var kept = metadata.With("name", name, name.At).With("namespace", target["metadata"]!["namespace"], name.At);
        return merged.With("metadata", kept, kept.At);
    }
}
