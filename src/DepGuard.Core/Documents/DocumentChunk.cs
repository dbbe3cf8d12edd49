namespace DepGuard.Documents;

/// <summary>The text of one document of a YAML stream.</summary>
/// <param name="Text">Text, with its <c>---</c> line.</param>
/// <param name="FirstLine">Line of the file on which it begins.</param>
internal readonly record struct DocumentChunk(string Text, int FirstLine)
{
    /// <summary>Splits before every line that starts with <c>---</c>; a stream of one document is not copied.</summary>
    public static IEnumerable<DocumentChunk> Split(string text, int firstLine)
    {
        var (start, line, next) = (0, firstLine, 0);
        while ((next = NextMarker(text, next)) >= 0)
        {
            if (HasContent(text, start, next))
                yield return new DocumentChunk(text[start..next], line);
            line += text.AsSpan(start, next - start).Count('\n');
            start = next;
            next += 3;
        }

        if (HasContent(text, start, text.Length))
            yield return new DocumentChunk(start == 0 ? text : text[start..], line);
    }

    private static int NextMarker(string text, int from)
    {
        for (var at = text.IndexOf("---", from, StringComparison.Ordinal); at >= 0; at = text.IndexOf("---", at + 3, StringComparison.Ordinal))
            if ((at == 0 || text[at - 1] == '\n') && (at + 3 == text.Length || char.IsWhiteSpace(text[at + 3])))
                return at;
        return -1;
    }

    private static bool HasContent(string text, int start, int end)
    {
        var rest = text.AsSpan(start, end - start).TrimStart('-');
        return !rest.IsWhiteSpace();
    }
}
