using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>Ids of traces, which come many times in a row and are parsed once.</summary>
internal sealed class RepeatedId
{
    private readonly byte[] _text = new byte[32];
    private TraceId _id;

    /// <summary>The id of a trace.</summary>
    public TraceId Parse(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual(_text))
            return _id;
        _id = HexId.Trace(text);
        if (text.Length == _text.Length)
            text.CopyTo(_text);
        else
            _text.AsSpan().Clear();
        return _id;
    }
}
