using System.Text;

namespace DepGuard.Documents;

/// <summary>Turns byte offsets of a UTF-8 text into lines and columns that count characters from 1.</summary>
internal sealed class LineTable
{
    private readonly byte[] _bytes;
    private readonly List<int> _starts = [0];

    public LineTable(byte[] bytes)
    {
        _bytes = bytes;
        for (var at = Array.IndexOf(bytes, (byte)'\n'); at >= 0; at = Array.IndexOf(bytes, (byte)'\n', at + 1))
            _starts.Add(at + 1);
    }

    /// <summary>Line and column of a byte.</summary>
    public (int Line, int Column) Place(long offset)
    {
        var at = (int)Math.Min(offset, _bytes.Length);
        var index = _starts.BinarySearch(at);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, Encoding.UTF8.GetCharCount(_bytes, _starts[line], at - _starts[line]) + 1);
    }

    /// <summary>Line and column of a byte that is given by its line and its position in the line, both from 0.</summary>
    public (int Line, int Column) Place(long line, long position) => Place(_starts[(int)Math.Min(line, _starts.Count - 1)] + position);
}
