using DepGuard.Documents.Tables;
using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Values in order.</summary>
internal sealed class Sequence : Node
{
    private IReadOnlyList<Node>? _items;

    /// <summary>A sequence that stands in a file.</summary>
    public Sequence(NodeTable table, int row)
        : base(table, row)
    {
    }

    /// <summary>A sequence that is made from others.</summary>
    public Sequence(IReadOnlyList<Node> items, SourceSpan at, string? tag = null)
        : base(new StatedPlace(at, tag), 0) => _items = items;

    /// <inheritdoc/>
    public override IReadOnlyList<Node> Items => _items ??= Table.Items(Row);
}
