namespace DepGuard.Documents;

/// <summary>
/// Recognises the marks that git leaves where two changes could not be merged. Only asked where a text breaks the grammar of its format: a
/// block of text may well speak of such marks.
/// </summary>
internal static class ConflictMarks
{
    /// <summary>What to say of it.</summary>
    public const string Reason = "unresolved merge conflict (<<<<<<<)";

    /// <summary>Offset of the first line that begins a conflict; null if there is none.</summary>
    public static int? Find(ReadOnlySpan<char> text)
    {
        const string Begin = "<<<<<<< ";
        if (text.StartsWith(Begin))
            return 0;
        return text.IndexOf($"\n{Begin}") is var at and >= 0 ? at + 1 : null;
    }
}
