using System.Text;

namespace DepGuard.Documents;

/// <summary>
/// Turns byte offsets of a UTF-8 text into lines and columns that count characters from 1. Asked in ascending order, it looks at each byte
/// once, also when a megabyte stands on one line.
/// </summary>
internal sealed class LineTable
{
    private readonly byte[] _bytes;
    private readonly List<int> _starts = [0];
    private int _lastLine;
    private int _lastOffset;
    private int _lastColumn;

    public LineTable(byte[] bytes)
    {
        _bytes = bytes;
        for (var at = Array.IndexOf(bytes, (byte)'\n'); at >= 0; at = Array.IndexOf(bytes, (byte)'\n', at + 1))
            _starts.Add(at + 1);
    }

    /// <summary>Line and column of a byte; places are asked in ascending order mostly, so that a line is read once.</summary>
    public (int Line, int Column) Place(long offset)
    {
        var at = (int)Math.Min(offset, _bytes.Length);
        if (at < _lastOffset)
            (_lastLine, _lastOffset, _lastColumn) = (0, 0, 0);
        while (_lastLine + 1 < _starts.Count && _starts[_lastLine + 1] <= at)
            (_lastLine, _lastOffset, _lastColumn) = (_lastLine + 1, _starts[_lastLine + 1], 0);
        _lastColumn += Encoding.UTF8.GetCharCount(_bytes, _lastOffset, at - _lastOffset);
        _lastOffset = at;
        return (_lastLine + 1, _lastColumn + 1);
    }

    /// <summary>Line and column of a byte that is given by its line and its position in the line, both from 0.</summary>
    public (int Line, int Column) Place(long line, long position) => Place(_starts[(int)Math.Min(line, _starts.Count - 1)] + position);
}
