namespace DepGuard.Documents.Tables;

/// <summary>
/// The documents of one text, stored flat: a row for each value, and the children of each mapping or sequence as a run of row numbers.
/// <see cref="Node"/>s, their texts and their places are made when somebody asks, and live as long as whoever asked. A tree of objects costs
/// several times the memory, all of it alive until the end of the scan (docs/decisions/0004-fast-path-for-plain-yaml.md).
/// </summary>
internal sealed class NodeTable(
    string text, TextOrigin origin, LineTable lines, StoredNode[] nodes, int[] links, string[] texts, IReadOnlyDictionary<int, string> tags) : INodePlaces
{
    /// <inheritdoc/>
    public string Path => origin.Path;

    /// <summary>The value in a row.</summary>
    public Node this[int row] => nodes[row].Kind switch
    {
        NodeKind.Mapping => new Mapping(this, row),
        NodeKind.Sequence => new Sequence(this, row),
        var kind => new Scalar(this, row, isPlain: kind == NodeKind.Plain),
    };

    /// <inheritdoc/>
    public Sources.SourceSpan At(int row)
    {
        var (start, end) = (lines.Place(nodes[row].Start), lines.Place(nodes[row].End));
        return origin.Span(start.Line, start.Column, end.Line, end.Column);
    }

    /// <inheritdoc/>
    public string? Tag(int row) => tags.GetValueOrDefault(row);

    /// <summary>The text of a scalar, as a new string.</summary>
    public string Text(int row) => nodes[row].Content < 0 ? nodes[row].SpelledOut(text).ToString() : texts[nodes[row].Content];

    /// <summary>Entries of a mapping.</summary>
    public Entry[] Entries(int row)
    {
        var children = Children(row);
        var entries = new Entry[children.Length / 2];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new Entry((Scalar)this[children[2 * i]], this[children[(2 * i) + 1]]);
        return entries;
    }

    /// <summary>Items of a sequence.</summary>
    public Node[] Items(int row)
    {
        var children = Children(row);
        var items = new Node[children.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = this[children[i]];
        return items;
    }

    /// <summary>Value of a key of a mapping; null if the key is absent.</summary>
    public Node? Find(int row, string key)
    {
        var children = Children(row);
        for (var i = 0; i < children.Length; i += 2)
            if (IsText(children[i], key))
                return this[children[i + 1]];
        return null;
    }

    private bool IsText(int row, string other)
    {
        ref readonly var node = ref nodes[row];
        return node.Content < 0 ? node.SpelledOut(text).SequenceEqual(other) : texts[node.Content] == other;
    }

    private ReadOnlySpan<int> Children(int row)
    {
        var first = nodes[row].Content;
        return links.AsSpan(first + 1, links[first]);
    }
}
