using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>A value of a YAML or JSON document that knows its place. Aliases share nodes; the tree is never cyclic.</summary>
internal abstract class Node(SourceSpan at, string? tag)
{
    /// <summary>Where it stands.</summary>
    public SourceSpan At { get; } = at;

    /// <summary>YAML tag such as <c>!reset</c>; null if there is none.</summary>
    public string? Tag { get; } = tag;

    /// <summary>Nodes below and including this one, with aliases expanded.</summary>
    public virtual long ExpandedSize => 1;

    /// <summary>Levels of mappings and sequences below and including this one, with aliases expanded; a scalar has none.</summary>
    public virtual int Depth => 0;

    /// <summary>The text of a scalar; null for anything else.</summary>
    public string? Text => (this as Scalar)?.Value;

    /// <summary>Value of a key of a mapping; null for anything else or if the key is absent.</summary>
    public virtual Node? this[string key] => null;

    /// <summary>Items of a sequence; empty for anything else.</summary>
    public virtual IReadOnlyList<Node> Items => [];

    /// <summary>Entries of a mapping; empty for anything else.</summary>
    public virtual IReadOnlyList<Entry> Entries => [];
}
