using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Keys with values, in order; of a key that stands twice the last value counts.</summary>
internal sealed class Mapping : Node
{
    private readonly IReadOnlyList<Entry> _entries;

    public Mapping(IReadOnlyList<Entry> entries, SourceSpan at, string? tag = null)
        : base(at, tag)
    {
        _entries = entries;
        (ExpandedSize, Depth) = (1, 0);
        foreach (var entry in entries)
        {
            ExpandedSize += 1 + entry.Value.ExpandedSize;
            Depth = Math.Max(Depth, entry.Value.Depth);
        }

        Depth++;
    }

    /// <inheritdoc/>
    public override long ExpandedSize { get; }

    /// <inheritdoc/>
    public override int Depth { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Entry> Entries => _entries;

    /// <inheritdoc/>
    public override Node? this[string key]
    {
        get
        {
            for (var i = 0; i < _entries.Count; i++)
                if (_entries[i].Key.Value == key)
                    return _entries[i].Value;
            return null;
        }
    }
}
