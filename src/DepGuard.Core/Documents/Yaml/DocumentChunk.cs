namespace DepGuard.Documents.Yaml;

/// <summary>The part of a YAML stream that holds one document, with its directives and its <c>---</c> line.</summary>
/// <param name="Start">Offset of its first character in the stream.</param>
/// <param name="End">Offset behind its last character.</param>
internal readonly record struct DocumentChunk(int Start, int End)
{
    /// <summary>Splits before every line that starts with <c>---</c>; what holds nothing is left out.</summary>
    public static List<DocumentChunk> Split(ReadOnlySpan<char> text)
    {
        var chunks = new List<DocumentChunk>(1);
        var start = 0;
        for (var next = NextMarker(text, 0); next >= 0; next = NextMarker(text, next + 3))
        {
            var begin = BeforeDirectives(text, start, next);
            Add(chunks, text, start, begin);
            start = begin;
        }

        Add(chunks, text, start, text.Length);
        return chunks;
    }

    private static void Add(List<DocumentChunk> chunks, ReadOnlySpan<char> text, int start, int end)
    {
        if (!text[start..end].TrimStart('-').IsWhiteSpace())
            chunks.Add(new DocumentChunk(start, end));
    }

    private static int NextMarker(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; text[at..].IndexOf("---") is var found and >= 0; at += 3)
        {
            at += found;
            if ((at == 0 || text[at - 1] == '\n') && (at + 3 == text.Length || char.IsWhiteSpace(text[at + 3])))
                return at;
        }

        return -1;
    }

    /// <summary>Lines such as <c>%YAML 1.2</c> belong to the document that follows them.</summary>
    private static int BeforeDirectives(ReadOnlySpan<char> text, int start, int marker)
    {
        var begin = marker;
        while (begin > start)
        {
            var line = begin < 2 ? 0 : text[..(begin - 1)].LastIndexOf('\n') + 1;
            if (text[line] != '%' || line < start)
                break;
            begin = line;
        }

        return begin;
    }
}
