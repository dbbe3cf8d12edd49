using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Values in order.</summary>
internal sealed class Sequence : Node
{
    private readonly IReadOnlyList<Node> _items;

    public Sequence(IReadOnlyList<Node> items, SourceSpan at, string? tag = null)
        : base(at, tag)
    {
        _items = items;
        (ExpandedSize, Depth) = (1, 0);
        foreach (var item in items)
        {
            ExpandedSize += item.ExpandedSize;
            Depth = Math.Max(Depth, item.Depth);
        }

        Depth++;
    }

    /// <inheritdoc/>
    public override long ExpandedSize { get; }

    /// <inheritdoc/>
    public override int Depth { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Node> Items => _items;
}
