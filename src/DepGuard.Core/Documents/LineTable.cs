using System.Text;

namespace DepGuard.Documents;

/// <summary>Turns byte offsets of a UTF-8 text into lines and columns that count characters from 1.</summary>
internal sealed class LineTable
{
    private readonly byte[] _bytes;
    private readonly List<int> _starts = [0];
    private (int Line, int Offset, int Column) _last = (0, 0, 1);

    public LineTable(byte[] bytes)
    {
        _bytes = bytes;
        for (var at = Array.IndexOf(bytes, (byte)'\n'); at >= 0; at = Array.IndexOf(bytes, (byte)'\n', at + 1))
            _starts.Add(at + 1);
    }

    /// <summary>Line and column of a byte. Asked in ascending order, characters are counted once, so that one long line costs no more than many.</summary>
    public (int Line, int Column) Place(long offset)
    {
        var at = (int)Math.Min(offset, _bytes.Length);
        var index = _starts.BinarySearch(at);
        var line = index >= 0 ? index : ~index - 1;
        var (from, column) = _last.Line == line && _last.Offset <= at ? (_last.Offset, _last.Column) : (_starts[line], 1);
        column += Encoding.UTF8.GetCharCount(_bytes, from, at - from);
        _last = (line, at, column);
        return (line + 1, column);
    }

    /// <summary>Line and column of a byte that is given by its line and its position in the line, both from 0.</summary>
    public (int Line, int Column) Place(long line, long position) => Place(_starts[(int)Math.Min(line, _starts.Count - 1)] + position);
}
