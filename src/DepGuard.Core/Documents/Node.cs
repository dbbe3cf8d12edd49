using DepGuard.Documents.Tables;
using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>
/// A value of a YAML or JSON document that knows its place. Aliases share values; the tree is never cyclic. Two nodes are equal when they are
/// views of the same value.
/// </summary>
internal abstract class Node(INodePlaces places, int row)
{
    /// <summary>Where it stands.</summary>
    public SourceSpan At => places.At(row);

    /// <summary>The file in which it stands.</summary>
    public string Path => places.Path;

    /// <summary>YAML tag such as <c>!reset</c>; null if there is none.</summary>
    public string? Tag => places.Tag(row);

    /// <summary>The text of a scalar; null for anything else.</summary>
    public string? Text => (this as Scalar)?.Value;

    /// <summary>Value of a key of a mapping; null for anything else or if the key is absent.</summary>
    public virtual Node? this[string key] => null;

    /// <summary>Items of a sequence; empty for anything else.</summary>
    public virtual IReadOnlyList<Node> Items => [];

    /// <summary>Entries of a mapping; empty for anything else.</summary>
    public virtual IReadOnlyList<Entry> Entries => [];

    /// <summary>The table that holds the value; only for a node that was not made from others.</summary>
    private protected NodeTable Table => (NodeTable)places;

    /// <summary>Its row in the table.</summary>
    private protected int Row => row;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Node other && other.IsAt(places, row);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(places, row);

    private bool IsAt(INodePlaces otherPlaces, int otherRow) => ReferenceEquals(places, otherPlaces) && row == otherRow;
}
