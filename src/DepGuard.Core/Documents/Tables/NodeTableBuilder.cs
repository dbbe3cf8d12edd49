using System.Runtime.InteropServices;
using DepGuard.Sources;

namespace DepGuard.Documents.Tables;

/// <summary>Collects the rows of a <see cref="NodeTable"/>.</summary>
internal sealed class NodeTableBuilder(string text, TextOrigin origin) : IDisposable
{
    private static readonly Dictionary<int, string> NoTags = [];

    private readonly LineTable _lines = new(text);
    private readonly PooledList<StoredNode> _nodes = new(256);
    private readonly PooledList<int> _links = new(256);
    private List<string>? _texts;
    private Dictionary<int, string>? _tags;

    /// <summary>The text whose documents are collected.</summary>
    public string Text => text;

    /// <summary>Adds a scalar and returns its row.</summary>
    /// <param name="kind">With or without quotes.</param>
    /// <param name="start">Offset of its first character.</param>
    /// <param name="end">Offset behind its last character.</param>
    /// <param name="value">Its text; null when the notation surely spells it out.</param>
    public int AddScalar(NodeKind kind, int start, int end, string? value)
    {
        var node = new StoredNode(kind, start, end, -1);
        if (value is not null && !(node.HasText && node.SpelledOut(text).SequenceEqual(value)))
        {
            node = node with { Content = (_texts ??= []).Count };
            _texts.Add(value);
        }

        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    /// <summary>Adds a mapping or sequence with the rows of its children and returns its row.</summary>
    public int AddCollection(NodeKind kind, int start, int end, ReadOnlySpan<int> children)
    {
        _nodes.Add(new StoredNode(kind, start, end, _links.Count));
        _links.Add(children.Length);
        foreach (var child in children)
            _links.Add(child);
        return _nodes.Count - 1;
    }

    /// <summary>Tags a row.</summary>
    public void SetTag(int row, string tag) => (_tags ??= [])[row] = tag;

    /// <summary>What stands in a row.</summary>
    public NodeKind KindOf(int row) => _nodes[row].Kind;

    /// <summary>True for a scalar.</summary>
    public bool IsScalar(int row) => _nodes[row].Kind <= NodeKind.Quoted;

    /// <summary>Text of a scalar.</summary>
    public ReadOnlySpan<char> TextOf(int row) => _nodes[row].Content < 0 ? _nodes[row].SpelledOut(text) : CollectionsMarshal.AsSpan(_texts)[_nodes[row].Content];

    /// <summary>Children of a mapping or sequence.</summary>
    public ReadOnlySpan<int> ChildrenOf(int row)
    {
        var first = _nodes[row].Content;
        return _links.Span.Slice(first + 1, _links[first]);
    }

    /// <summary>Where a row stands.</summary>
    public SourceSpan At(int row) => Span(_nodes[row].Start, _nodes[row].End);

    /// <summary>The span in the file between two offsets.</summary>
    public SourceSpan Span(int start, int end)
    {
        var (from, to) = (_lines.Place(start), _lines.Place(end));
        return origin.Span(from.Line, from.Column, to.Line, to.Column);
    }

    /// <summary>The table.</summary>
    public NodeTable Build() => new(text, origin, _lines, _nodes.Span.ToArray(), _links.Span.ToArray(), _texts?.ToArray() ?? [], _tags ?? NoTags);

    /// <inheritdoc/>
    public void Dispose()
    {
        _nodes.Dispose();
        _links.Dispose();
    }
}
