using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.Kustomize;

/// <summary>Changed copies of values. What is not changed is shared and keeps its place; recursion ends with the path.</summary>
internal static class NodeEdit
{
    /// <summary>Stands for every item of a list in a path.</summary>
    public const string EveryItem = "*";

    /// <summary>A text at the place that states it.</summary>
    public static Scalar Text(string value, SourceSpan at) => new(value, isPlain: false, at);

    /// <summary>A mapping with one key replaced or added; null removes the key. Anything but a mapping stays as it is.</summary>
    public static Node With(this Node node, string key, Node? value, SourceSpan at)
    {
        if (node is not Mapping)
            return node;

        var entries = node.Entries.Where(entry => entry.Key.Value != key || value is not null).Select(entry => entry.Key.Value == key ? new Entry(entry.Key, value!) : entry).ToList();
        if (value is not null && node[key] is null)
            entries.Add(new Entry(Text(key, at), value));
        return new Mapping(entries, node.At, node.Tag);
    }

    /// <summary>Changes the values at a path of keys; where the path leads nowhere nothing changes.</summary>
    public static Node Change(this Node node, ReadOnlySpan<string> path, Func<Node, Node> change)
    {
        if (path.IsEmpty)
            return change(node);
        if (path[0] == EveryItem)
            return node is Sequence ? ChangeItems(node, path[1..], change) : node;
        if (node[path[0]] is not { } below)
            return node;
        var changed = below.Change(path[1..], change);
        return ReferenceEquals(changed, below) ? node : node.With(path[0], changed, changed.At);
    }

    /// <summary>Changes the value at a path of keys and makes the mappings that lead to it; the change gets null where nothing is.</summary>
    public static Node Put(this Node node, ReadOnlySpan<string> path, SourceSpan at, Func<Node?, Node> change)
    {
        var below = node[path[0]];
        if (path.Length == 1)
            return node.With(path[0], change(below), at);
        return node.With(path[0], (below as Mapping ?? new Mapping([], at)).Put(path[1..], at, change), at);
    }

    /// <summary>A list with other items.</summary>
    public static Sequence WithItems(this Node node, IReadOnlyList<Node> items) => new(items, node.At, node.Tag);

    private static Node ChangeItems(Node node, ReadOnlySpan<string> path, Func<Node, Node> change)
    {
        var items = new List<Node>(node.Items.Count);
        var isChanged = false;
        foreach (var item in node.Items)
        {
            var next = item.Change(path, change);
            isChanged |= !ReferenceEquals(next, item);
            items.Add(next);
        }

        return isChanged ? node.WithItems(items) : node;
    }
}
