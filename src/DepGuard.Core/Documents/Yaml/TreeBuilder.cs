using DepGuard.Documents.Tables;
using DepGuard.Sources;

namespace DepGuard.Documents.Yaml;

/// <summary>
/// Builds the documents of one text bottom-up from parser events, without recursion: nesting, duplicate keys, anchors, merge keys and the size
/// after alias expansion are settled here, for all formats alike. Places are offsets in the text.
/// </summary>
internal sealed class TreeBuilder : IDisposable
{
    private readonly ScanLimits _limits;
    private readonly List<DocumentProblem> _problems;
    private readonly NodeTableBuilder _table;
    private readonly PooledList<OpenCollection> _open = new(16);
    private readonly PooledList<int> _children = new(64);
    private readonly AliasBudget _budget;
    private readonly KeyedLinks _settled;
    private Dictionary<string, Anchored?>? _anchors;

    /// <summary>Values of the document so far, with aliases expanded.</summary>
    private long _size;

    /// <summary>Level of the deepest value in the innermost open collection, with aliases expanded.</summary>
    private int _deepest;

    /// <summary>Builds the documents of a text; duplicate keys are added to the problems.</summary>
    public TreeBuilder(string text, TextOrigin origin, ScanLimits limits, List<DocumentProblem> problems)
    {
        _limits = limits;
        _problems = problems;
        _table = new NodeTableBuilder(text, origin);
        _settled = new KeyedLinks(_table);
        _budget = new AliasBudget(limits);
    }

    /// <summary>Row of the document's outermost value; null until that is complete.</summary>
    public int? Root { get; private set; }

    /// <summary>True when the value in a row is a scalar.</summary>
    public bool IsScalar(int row) => _table.IsScalar(row);

    /// <summary>Where the innermost open mapping or sequence begins; null if none is open.</summary>
    public SourceSpan? Innermost => _open.Count > 0 ? Point(_open[_open.Count - 1].Start) : null;

    /// <summary>Begins a document.</summary>
    public void Begin()
    {
        Root = null;
        _open.Cut(0);
        _children.Cut(0);
        _anchors = null;
        (_size, _deepest) = (0, 0);
    }

    /// <summary>Opens a mapping or a sequence; throws <see cref="LimitException"/> when it nests too deep.</summary>
    public void Open(NodeKind kind, int start, string? anchor = null, string? tag = null)
    {
        if (_open.Count >= _limits.Nesting)
            throw new LimitException(Point(start), "nesting", $"{_limits.Nesting} levels");

        if (anchor is not null)
            (_anchors ??= new(StringComparer.Ordinal))[anchor] = null;
        _open.Add(new OpenCollection(kind, start, _children.Count, _size, _deepest, anchor, tag));
        _deepest = _open.Count;
    }

    /// <summary>Closes the innermost mapping or sequence.</summary>
    public void Close(int end)
    {
        var closed = _open[_open.Count - 1];
        var children = _children.Span[closed.FirstChild..];
        var row = _table.AddCollection(closed.Kind, closed.Start, end, closed.Kind == NodeKind.Mapping ? Settle(children) : children);
        _children.Cut(closed.FirstChild);
        _open.Cut(_open.Count - 1);
        _size++;
        var size = _size - closed.SizeBefore;
        if (size > _limits.ExpandedNodes)
            throw new LimitException(_table.At(row), "alias expansion", $"{_limits.ExpandedNodes:N0} nodes");

        Name(row, size, _deepest - _open.Count, closed.Anchor, closed.Tag);
        _deepest = Math.Max(_deepest, closed.DeepestBefore);
        Put(row);
    }

    /// <summary>Adds a scalar.</summary>
    /// <param name="kind">With or without quotes.</param>
    /// <param name="start">Offset of its first character.</param>
    /// <param name="end">Offset behind its last character.</param>
    /// <param name="value">Its text; null when the notation surely spells it out.</param>
    /// <param name="anchor">Its anchor; null if it has none.</param>
    /// <param name="tag">Its tag; null if it has none.</param>
    public void Add(NodeKind kind, int start, int end, string? value = null, string? anchor = null, string? tag = null)
    {
        var row = _table.AddScalar(kind, start, end, value);
        _size++;
        Name(row, 1, 0, anchor, tag);
        Put(row);
    }

    /// <summary>Adds what an anchor stands for; throws <see cref="SyntaxException"/> when it is unknown or contains itself.</summary>
    public void AddAlias(string anchor, int start, int end)
    {
        if (_anchors is null || !_anchors.TryGetValue(anchor, out var meant))
            throw new SyntaxException(Span(start, end), "an alias has no anchor; a value that begins with * needs quotes");
        if (meant is not { } anchored)
            throw new SyntaxException(Span(start, end), "an alias contains itself");
        if (_open.Count + anchored.Depth > _limits.Nesting)
            throw new LimitException(Span(start, end), "nesting through aliases", $"{_limits.Nesting} levels");

        _budget.Spend(anchored.Size, Span(start, end));
        _size += anchored.Size;
        _deepest = Math.Max(_deepest, _open.Count + anchored.Depth);
        Put(anchored.Row);
    }

    /// <summary>The span in the file between two offsets.</summary>
    public SourceSpan Span(int start, int end) => _table.Span(start, end);

    /// <summary>A place in the file without extent.</summary>
    public SourceSpan Point(int offset) => Span(offset, offset);

    /// <summary>The rows of all documents.</summary>
    public NodeTable Build() => _table.Build();

    /// <inheritdoc/>
    public void Dispose()
    {
        _table.Dispose();
        _settled.Dispose();
        _open.Dispose();
        _children.Dispose();
    }

    private void Name(int row, long size, int depth, string? anchor, string? tag)
    {
        if (anchor is not null)
            (_anchors ??= new(StringComparer.Ordinal))[anchor] = new Anchored(row, size, depth);
        if (tag is not null)
            _table.SetTag(row, tag);
    }

    private void Put(int row)
    {
        if (_open.Count == 0)
            Root = row;
        else
            _children.Add(row);
    }

    /// <summary>
    /// The last of duplicate keys, then what merge keys bring in and the mapping does not state itself. A mapping or sequence as key, which no
    /// format that is read here uses, is passed over.
    /// </summary>
    private ReadOnlySpan<int> Settle(ReadOnlySpan<int> children)
    {
        _settled.Clear();
        for (var i = 0; i + 1 < children.Length; i += 2)
            if (_table.IsScalar(children[i]) && !IsMergeKey(children[i]) && _settled.Put(children[i], children[i + 1]) is { } earlier)
                _problems.Add(new DocumentProblem(
                    DocumentProblemKind.DuplicateKey, _table.At(children[i]), [_table.TextOf(earlier).ToString(), $"{_table.At(earlier).Line}"]));
        for (var i = 0; i + 1 < children.Length; i += 2)
            if (_table.IsScalar(children[i]) && IsMergeKey(children[i]))
                Merge(children[i + 1]);
        return _settled.Links;
    }

    private bool IsMergeKey(int key) => _table.KindOf(key) == NodeKind.Plain && _table.TextOf(key) is "<<";

    /// <summary>Adds the entries of a mapping, or of a list of mappings, that the settled ones lack.</summary>
    private void Merge(int source)
    {
        if (_table.KindOf(source) == NodeKind.Sequence)
            foreach (var one in _table.ChildrenOf(source))
                MergeMapping(one);
        else
            MergeMapping(source);
    }

    private void MergeMapping(int source)
    {
        if (_table.KindOf(source) != NodeKind.Mapping)
            return;

        var entries = _table.ChildrenOf(source);
        _budget.Spend(entries.Length / 2, _table.At(source));
        for (var i = 0; i < entries.Length; i += 2)
            _settled.PutIfNew(entries[i], entries[i + 1]);
    }

    /// <summary>What an anchor stands for.</summary>
    /// <param name="Row">Its row.</param>
    /// <param name="Size">Values below and including it, with aliases expanded.</param>
    /// <param name="Depth">Levels of mappings and sequences below and including it, with aliases expanded.</param>
    private readonly record struct Anchored(int Row, long Size, int Depth);

    /// <summary>A mapping or sequence that is not closed.</summary>
    private readonly record struct OpenCollection(NodeKind Kind, int Start, int FirstChild, long SizeBefore, int DeepestBefore, string? Anchor, string? Tag);
}
