using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>
/// Builds one document bottom-up from parser events, without recursion: nesting, duplicate keys, anchors, merge keys and the size after
/// alias expansion are settled here, for YAML and JSON alike.
/// </summary>
internal sealed class TreeBuilder(TextOrigin origin, ScanLimits limits, List<DocumentProblem> problems, AliasBudget budget)
{
    private readonly Stack<Frame> _open = new();
    private readonly Dictionary<string, Node?> _anchors = new(StringComparer.Ordinal);

    /// <summary>The finished outermost value; null until it is complete.</summary>
    public Node? Root { get; private set; }

    /// <summary>Where the innermost open mapping or sequence begins; null if none is open.</summary>
    public SourceSpan? Innermost => _open.TryPeek(out var frame) ? Span(frame.Line, frame.Column, frame.Line, frame.Column) : null;

    /// <summary>Opens a mapping or a sequence; throws <see cref="LimitException"/> when it nests too deep.</summary>
    public void Open(bool isMapping, int line, int column, string? anchor, string? tag)
    {
        if (_open.Count >= limits.Nesting)
            throw new LimitException(Span(line, column, line, column), "nesting", $"{limits.Nesting} levels");

        if (anchor is not null)
            _anchors[anchor] = null;
        _open.Push(new Frame(isMapping, line, column, anchor, tag));
    }

    /// <summary>Closes the innermost mapping or sequence.</summary>
    public void Close(int endLine, int endColumn)
    {
        var frame = _open.Pop();
        var at = Span(frame.Line, frame.Column, endLine, endColumn);
        Node node = frame.IsMapping ? new Mapping(Settle(frame.Entries!), at, frame.Tag) : new Sequence(frame.Items!, at, frame.Tag);
        if (node.ExpandedSize > limits.ExpandedNodes)
            throw new LimitException(at, "alias expansion", $"{limits.ExpandedNodes:N0} nodes");
        if (node.Depth > limits.Nesting)
            throw new LimitException(at, "nesting through aliases", $"{limits.Nesting} levels");

        if (frame.Anchor is not null)
            _anchors[frame.Anchor] = node;
        Add(node);
    }

    /// <summary>Adds a scalar.</summary>
    public void Add(string text, bool isPlain, SourceSpan at, string? anchor, string? tag)
    {
        var scalar = new Scalar(text, isPlain, at, tag);
        if (anchor is not null)
            _anchors[anchor] = scalar;
        Add(scalar);
    }

    /// <summary>Adds what an anchor stands for; throws <see cref="SyntaxException"/> when it is unknown or contains itself.</summary>
    public void AddAlias(string anchor, SourceSpan at)
    {
        if (!_anchors.TryGetValue(anchor, out var node))
            throw new SyntaxException(at, "an alias has no anchor; a value that begins with * needs quotes");
        if (node is null)
            throw new SyntaxException(at, "an alias contains itself");
        budget.Spend(node.ExpandedSize, at);
        Add(node);
    }

    /// <summary>The span in the file of a span in the text.</summary>
    public SourceSpan Span(int line, int column, int endLine, int endColumn) => origin.Span(line, column, endLine, endColumn);

    private void Add(Node node)
    {
        if (_open.Count == 0)
            Root = node;
        else
            _open.Peek().Add(node);
    }

    /// <summary>The last of duplicate keys, then what merge keys bring in and the mapping does not state itself.</summary>
    private List<Entry> Settle(List<Entry> entries)
    {
        var settled = new KeyedEntries(entries.Count);
        List<Node>? merged = null;
        foreach (var entry in entries)
            if (entry.Key is { Value: "<<", IsPlain: true })
                (merged ??= []).AddRange(entry.Value is Sequence list ? list.Items : [entry.Value]);
            else if (settled.Put(entry) is { } first)
                problems.Add(new DocumentProblem(DocumentProblemKind.DuplicateKey, entry.Key.At, [entry.Key.Value, $"{first.At.Line}"]));

        foreach (var source in merged ?? [])
        {
            budget.Spend(source.Entries.Count, source.At);
            foreach (var entry in source.Entries)
                settled.PutIfNew(entry);
        }

        return settled.List;
    }

    private sealed class Frame(bool isMapping, int line, int column, string? anchor, string? tag)
    {
        /// <summary>The key that waits for its value; null for a mapping or sequence as key, which no format that is read here uses.</summary>
        private Scalar? _key;
        private bool _hasKey;

        public bool IsMapping => isMapping;

        public int Line => line;

        public int Column => column;

        public string? Anchor => anchor;

        public string? Tag => tag;

        public List<Entry>? Entries { get; } = isMapping ? [] : null;

        public List<Node>? Items { get; } = isMapping ? null : [];

        public void Add(Node node)
        {
            if (Items is not null)
            {
                Items.Add(node);
            }
            else if (!_hasKey)
            {
                (_key, _hasKey) = (node as Scalar, true);
            }
            else
            {
                if (_key is not null)
                    Entries!.Add(new Entry(_key, node));
                _hasKey = false;
            }
        }
    }
}
