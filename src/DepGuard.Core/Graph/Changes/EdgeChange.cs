namespace DepGuard.Graph.Changes;

/// <summary>An edge that both states have, with different numbers.</summary>
/// <param name="Before">The edge before.</param>
/// <param name="After">The edge now.</param>
/// <param name="Fields">What differs; never empty.</param>
public sealed record EdgeChange(Edge Before, Edge After, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>What differs between two states of an edge; null if nothing does.</summary>
    internal static EdgeChange? Between(Edge before, Edge after) =>
        FieldChange.Between(before, after, EdgeFields.All) is { Count: > 0 } fields ? new EdgeChange(before, after, fields) : null;
}
