namespace DepGuard.Documents;

/// <summary>The text of one document of a YAML stream.</summary>
/// <param name="Text">Text, with its directives and its <c>---</c> line.</param>
/// <param name="FirstLine">Line of the stream, from 1, on which it begins.</param>
internal readonly record struct DocumentChunk(string Text, int FirstLine)
{
    /// <summary>Splits before every line that starts with <c>---</c>; a stream of one document is not copied.</summary>
    public static IEnumerable<DocumentChunk> Split(string text)
    {
        var (start, line, next) = (0, 1, 0);
        while ((next = NextMarker(text, next)) >= 0)
        {
            var begin = BeforeDirectives(text, start, next);
            if (HasContent(text, start, begin))
                yield return new DocumentChunk(text[start..begin], line);
            line += text.AsSpan(start, begin - start).Count('\n');
            start = begin;
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

    /// <summary>Lines such as <c>%YAML 1.2</c> belong to the document that follows them.</summary>
    private static int BeforeDirectives(string text, int start, int marker)
    {
        var begin = marker;
        while (begin > start)
        {
            var line = begin < 2 ? 0 : text.LastIndexOf('\n', begin - 2) + 1;
            if (text[line] != '%' || line < start)
                break;
            begin = line;
        }

        return begin;
    }

    private static bool HasContent(string text, int start, int end)
    {
        var rest = text.AsSpan(start, end - start).TrimStart('-');
        return !rest.IsWhiteSpace();
    }
}
