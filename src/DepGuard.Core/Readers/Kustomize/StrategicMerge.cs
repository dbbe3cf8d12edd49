using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>
/// Strategic merge patches: mappings merge, <c>null</c> removes a key, <c>$patch: delete</c> and <c>$patch: replace</c> say so, and lists of
/// the built-in kinds that Kubernetes merges by a key do so, new items first. Recursion ends with the patch, whose depth is bounded.
/// </summary>
/// <param name="mergesLists">False for kinds without a schema, whose lists are replaced.</param>
internal sealed class StrategicMerge(bool mergesLists)
{
    private const string Directive = "$patch";

    /// <summary>Keys by which lists merge (kubernetes/api, <c>patchMergeKey</c> of core/v1); the first that an item has counts.</summary>
    private static readonly Dictionary<string, string[]> MergeKeys = new(StringComparer.Ordinal)
    {
        ["containers"] = ["name"],
        ["initContainers"] = ["name"],
        ["env"] = ["name"],
        ["volumes"] = ["name"],
        ["imagePullSecrets"] = ["name"],
        ["volumeMounts"] = ["mountPath"],
        ["ports"] = ["containerPort", "port"],
        ["hostAliases"] = ["ip"],
    };

    /// <summary>The patched value; null if the patch deletes it.</summary>
    public Node? Apply(Node target, Node patch)
    {
        if (patch is not Mapping)
            return patch;
        switch (patch[Directive]?.Text)
        {
            case "delete":
                return null;
            case "replace":
                return patch.With(Directive, null, patch.At);
        }

        return target is Mapping ? Merge(target, patch) : Clean(patch);
    }

    private Mapping Merge(Node target, Node patch)
    {
        var changes = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var entry in patch.Entries.Where(entry => !IsDirective(entry.Key.Value)))
            changes[entry.Key.Value] = entry.Value;
        var entries = new List<Entry>(target.Entries.Count + changes.Count);
        foreach (var entry in target.Entries)
            if (!changes.TryGetValue(entry.Key.Value, out var change))
                entries.Add(entry);
            else if (Value(entry.Key.Value, entry.Value, change) is { } value)
                entries.Add(new Entry(entry.Key, value));
        foreach (var entry in patch.Entries.Where(entry => target[entry.Key.Value] is null && changes.ContainsKey(entry.Key.Value)))
            if (Clean(entry.Value) is { } value)
                entries.Add(new Entry(entry.Key, value));
        return new Mapping(entries, target.At, target.Tag);
    }

    private Node? Value(string key, Node target, Node patch)
    {
        if (patch is Scalar { IsNull: true })
            return null;
        return patch is Sequence && target is Sequence && mergesLists && MergeKeys.TryGetValue(key, out var keys)
            ? MergeItems(target, patch, keys)
            : Apply(target, patch);
    }

    private Sequence MergeItems(Node target, Node patch, string[] keys)
    {
        if (patch.Items.Any(item => item[Directive]?.Text == "replace" && item.Entries.Count == 1))
            return target.WithItems([.. patch.Items.Where(item => item[Directive] is null)]);

        var changes = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var item in patch.Items)
            if (KeyOf(item, keys) is { } key)
                changes[key] = item;
        var known = target.Items.Select(item => KeyOf(item, keys)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var added = patch.Items.Where(item => KeyOf(item, keys) is not { } key || !known.Contains(key)).Select(Clean).OfType<Node>();
        var kept = target.Items.Select(item => KeyOf(item, keys) is { } key && changes.TryGetValue(key, out var change) ? Apply(item, change) : item).OfType<Node>();
        return target.WithItems([.. added, .. kept]);
    }

    private static string? KeyOf(Node item, string[] keys) => keys.Select(key => item[key]?.Text).FirstOrDefault(text => text is not null);

    /// <summary>What a patch adds: without directives and nulls; null if it only deletes.</summary>
    private static Node? Clean(Node patch) => patch switch
    {
        Scalar { IsNull: true } => null,
        Mapping when patch[Directive]?.Text == "delete" => null,
        Mapping mapping when mapping.Entries.Any(entry => IsDirective(entry.Key.Value) || entry.Value is not Scalar { IsNull: false }) => new Mapping(
            [.. mapping.Entries.Where(entry => !IsDirective(entry.Key.Value)).Select(entry => (entry.Key, Value: Clean(entry.Value))).Where(entry => entry.Value is not null).Select(entry => new Entry(entry.Key, entry.Value!))],
            mapping.At, mapping.Tag),
        Sequence sequence => sequence.WithItems([.. sequence.Items.Select(Clean).OfType<Node>()]),
        _ => patch,
    };

    private static bool IsDirective(string key) => key.StartsWith('$');
}
