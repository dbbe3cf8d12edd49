using System.Globalization;
using System.Text;
using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>A path such as <c>spec.template.spec.containers.[name=web].env.0.value</c>; <c>\.</c> and brackets keep a dot inside a part.</summary>
internal sealed class FieldPath
{
    private readonly List<string> _parts = [];

    public FieldPath(string text)
    {
        var part = new StringBuilder();
        var isOpen = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '.')
                part.Append(text[++i]);
            else if (text[i] == '.' && !isOpen)
                _parts.Add(Take(part));
            else
                part.Append(text[i]);
            isOpen = text[i] switch { '[' => true, ']' => false, _ => isOpen };
        }

        _parts.Add(Take(part));
    }

    /// <summary>The values at the path.</summary>
    public IEnumerable<Node> Find(Node root)
    {
        IEnumerable<Node> found = [root];
        foreach (var part in _parts)
            found = found.SelectMany(node => Below(node, part));
        return found;
    }

    /// <summary>A copy with the values at the path changed.</summary>
    public Node Change(Node root, Func<Node, Node> change) => Change(root, 0, change);

    /// <summary>A copy with a value put where the path leads through mappings that may be missing.</summary>
    public Node Put(Node root, Node value) => root.Put([.. _parts], value.At, _ => value);

    /// <summary>True if it leads through mappings only.</summary>
    public bool IsPlain => _parts.TrueForAll(part => part != NodeEdit.EveryItem && part[0] != '[' && !char.IsAsciiDigit(part[0]));

    private Node Change(Node node, int at, Func<Node, Node> change)
    {
        if (at == _parts.Count)
            return change(node);
        var part = _parts[at];
        if (node is Sequence)
            return node.WithItems([.. node.Items.Select((item, index) => Selects(part, item, index) ? Change(item, at + 1, change) : item)]);
        return node[part] is { } below ? node.With(part, Change(below, at + 1, change), below.At) : node;
    }

    private static IEnumerable<Node> Below(Node node, string part)
    {
        if (node is Sequence)
            return node.Items.Where((item, index) => Selects(part, item, index));
        return node[part] is { } below ? [below] : [];
    }

    private static bool Selects(string part, Node item, int index)
    {
        if (part == NodeEdit.EveryItem)
            return true;
        if (part.Length > 2 && part[0] == '[' && part[^1] == ']' && part.IndexOf('=') is var equals and > 0)
            return item[part[1..equals]]?.Text == part[(equals + 1)..^1];
        return int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted == index;
    }

    /// <summary>A key in brackets stands for itself; one with an equals sign selects an item.</summary>
    private static string Take(StringBuilder part)
    {
        var text = part.ToString();
        part.Clear();
        return text.Length > 2 && text[0] == '[' && text[^1] == ']' && !text.Contains('=') ? text[1..^1] : text.Length == 0 ? "?" : text;
    }
}
