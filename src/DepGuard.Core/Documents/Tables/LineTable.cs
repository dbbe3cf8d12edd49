namespace DepGuard.Documents.Tables;

/// <summary>Turns offsets in a text into lines and columns that count characters from 1; the text is looked at when the first is asked for.</summary>
internal sealed class LineTable(string text)
{
    private int[]? _starts;

    /// <summary>Line and column of an offset; those of the end for an offset behind it.</summary>
    public (int Line, int Column) Place(int offset)
    {
        var at = Math.Min(offset, text.Length);
        var starts = _starts ??= Starts(text);
        var index = starts.AsSpan().BinarySearch(at);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, at - starts[line] + 1);
    }

    private static int[] Starts(ReadOnlySpan<char> text)
    {
        var starts = new int[text.Count('\n') + 1];
        for (int line = 1, at = text.IndexOf('\n') + 1; at > 0; at = text[at..].IndexOf('\n') is var next and >= 0 ? at + next + 1 : 0)
            starts[line++] = at;
        return starts;
    }
}
