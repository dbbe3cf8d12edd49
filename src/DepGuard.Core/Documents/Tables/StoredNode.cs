namespace DepGuard.Documents.Tables;

/// <summary>A value as a <see cref="NodeTable"/> keeps it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character in the text.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Content">
/// Of a mapping or sequence, where its links begin: their number, then the row of each. Of a scalar, its place among the texts that differ
/// from their notation, such as those with escapes; negative when the notation spells it out.
/// </param>
internal readonly record struct StoredNode(NodeKind Kind, int Start, int End, int Content)
{
    /// <summary>True when the notation is long enough for its quotes.</summary>
    public bool HasText => Kind == NodeKind.Plain || End - Start >= 2;

    /// <summary>The text of a scalar that its notation spells out: all of it, or what stands between the quotes.</summary>
    public ReadOnlySpan<char> SpelledOut(string text) =>
        Kind == NodeKind.Plain ? text.AsSpan(Start, End - Start) : text.AsSpan(Start + 1, End - Start - 2);
}
