using System.Text;

namespace DepGuard.Readers.Traces.Metrics;

/// <summary>Lines of a stream, in bounded memory: a line that is longer than a metric ever is comes out cut.</summary>
internal sealed class LineStream(Stream stream)
{
    private const int LongestLine = 1 << 16;

    private readonly byte[] _buffer = new byte[LongestLine];
    private int _start;
    private int _end;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next line without its end; null at the end of the input.</summary>
    public string? Read()
    {
        while (_buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n') is var length)
        {
            if (length >= 0 || (_end - _start == LongestLine))
                return Take(length >= 0 ? length : LongestLine, length >= 0 ? 1 : 0);
            if (Fill())
                continue;
            return _end > _start ? Take(_end - _start, 0) : null;
        }

        return null;
    }

    private string Take(int length, int ending)
    {
        var text = Encoding.UTF8.GetString(_buffer, _start, length).TrimEnd('\r');
        _start += length + ending;
        Line++;
        return text;
    }

    private bool Fill()
    {
        Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
        (_start, _end) = (0, _end - _start);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
