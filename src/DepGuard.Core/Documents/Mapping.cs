using DepGuard.Documents.Tables;
using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Keys with values, in order; of a key that stands twice the last value counts.</summary>
internal sealed class Mapping : Node
{
    private IReadOnlyList<Entry>? _entries;

    /// <summary>A mapping that stands in a file.</summary>
    public Mapping(NodeTable table, int row)
        : base(table, row)
    {
    }

    /// <summary>A mapping that is made from others.</summary>
    public Mapping(IReadOnlyList<Entry> entries, SourceSpan at, string? tag = null)
        : base(new StatedPlace(at, tag), 0) => _entries = entries;

    /// <inheritdoc/>
    public override IReadOnlyList<Entry> Entries => _entries ??= Table.Entries(Row);

    /// <inheritdoc/>
    public override Node? this[string key]
    {
        get
        {
            if (_entries is null)
                return Table.Find(Row, key);
            for (var i = 0; i < _entries.Count; i++)
                if (_entries[i].Key.Value == key)
                    return _entries[i].Value;
            return null;
        }
    }
}
