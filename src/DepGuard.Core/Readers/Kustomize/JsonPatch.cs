using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>The operations of a JSON patch (RFC 6902) on a document whose values know their places.</summary>
internal static class JsonPatch
{
    /// <summary>The patched document; null if an operation does not fit, which fails the whole patch.</summary>
    /// <param name="target">The document.</param>
    /// <param name="patch">The list of operations.</param>
    /// <param name="nesting">Deepest nesting that the result may have.</param>
    /// <param name="size">Most nodes that the result may have.</param>
    public static Node? Apply(Node target, Node patch, int nesting, long size)
    {
        Node? result = target;
        foreach (var operation in patch.Items)
        {
            result = ApplyOne(result, operation);
            if (result is null || NodeSize.Of(result, size) is var grown && (grown.Depth > nesting || grown.Nodes > size))
                return null;
        }

        return result;
    }

    private static Node? ApplyOne(Node target, Node operation)
    {
        if (Parts(operation["path"]?.Text) is not { Length: > 0 } path)
            return null;

        var from = Parts(operation["from"]?.Text);
        switch (operation["op"]?.Text)
        {
            case "add" when operation["value"] is { } value:
                return Edit(target, path, new Change(value, Adds: true));
            case "replace" when operation["value"] is { } value:
                return Edit(target, path, new Change(value, Adds: false));
            case "remove":
                return Edit(target, path, new Change(null, Adds: false));
            case "copy" when from is not null && Find(target, from) is { } value:
                return Edit(target, path, new Change(value, Adds: true));
            case "move" when from is { Length: > 0 } && Find(target, from) is { } value && Edit(target, from, new Change(null, Adds: false)) is { } without:
                return Edit(without, path, new Change(value, Adds: true));
            case "test" when Find(target, path) is { } found && (found as Scalar)?.Value == (operation["value"] as Scalar)?.Value:
                return target;
            default:
                return null;
        }
    }

    /// <summary>Keys of a pointer such as <c>/spec/template/0</c>; null if it is none.</summary>
    private static string[]? Parts(string? pointer)
    {
        if (pointer is null || !pointer.StartsWith('/'))
            return pointer is "" ? [] : null;
        return [.. pointer[1..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    }

    private static Node? Find(Node node, ReadOnlySpan<string> path)
    {
        foreach (var part in path)
        {
            var below = node is Sequence ? (Index(node, part, node.Items.Count - 1) is { } index ? node.Items[index] : null) : node[part];
            if (below is null)
                return null;
            node = below;
        }

        return node;
    }

    /// <summary>Recursion ends where the document does, whose depth is bounded.</summary>
    private static Node? Edit(Node node, ReadOnlySpan<string> path, Change edit)
    {
        if (node is Sequence)
            return EditItem(node, path, edit);
        if (node is not Mapping)
            return null;
        if (path.Length > 1)
            return node[path[0]] is { } below && Edit(below, path[1..], edit) is { } changed ? node.With(path[0], changed, changed.At) : null;
        return edit.Adds || node[path[0]] is not null ? node.With(path[0], edit.Value, edit.Value?.At ?? node.At) : null;
    }

    private static Node? EditItem(Node node, ReadOnlySpan<string> path, Change edit)
    {
        var isLast = path.Length == 1;
        if (Index(node, path[0], isLast && edit.Adds ? node.Items.Count : node.Items.Count - 1) is not { } index)
            return null;

        var items = new List<Node>(node.Items);
        if (!isLast && Edit(items[index], path[1..], edit) is { } changed)
            items[index] = changed;
        else if (!isLast)
            return null;
        else if (edit.Value is null)
            items.RemoveAt(index);
        else if (edit.Adds)
            items.Insert(index, edit.Value);
        else
            items[index] = edit.Value;
        return node.WithItems(items);
    }

    private static int? Index(Node node, string part, int last)
    {
        var index = part == "-" ? node.Items.Count : int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1;
        return index >= 0 && index <= last ? index : null;
    }

    /// <summary>What happens at the end of a path.</summary>
    /// <param name="Value">The new value; null to remove the old one.</param>
    /// <param name="Adds">True if nothing need be there, and items of a list move on.</param>
    private sealed record Change(Node? Value, bool Adds);
}
