using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>
/// JSON tokens of a stream in blocks: the memory does not depend on the length of the input, only on its longest token. Several values may
/// follow each other, as in files with an object a line. Throws <see cref="JsonException"/> where the input is no JSON.
/// </summary>
internal ref struct JsonStream
{
    private const int BlockSize = 1 << 20;
    private const int LongestToken = 1 << 26;
    private const int DeepestNesting = 128;

    private readonly Stream _stream;
    private byte[] _buffer = new byte[BlockSize];
    private int _start;
    private int _length;
    private int _counted;
    private int _line = 1;
    private bool _isAtEnd;
    private Utf8JsonReader _reader;

    public JsonStream(Stream stream)
    {
        _stream = stream;
        Fill(0);
        var start = _buffer.AsSpan(0, _length).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var options = new JsonReaderOptions { AllowMultipleValues = true, AllowTrailingCommas = true, MaxDepth = DeepestNesting };
        Use(start, new JsonReaderState(options));
    }

    /// <summary>Kind of the current token.</summary>
    public readonly JsonTokenType Type => _reader.TokenType;

    /// <summary>True for a string, number or boolean.</summary>
    public readonly bool IsScalar => Type is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;

    /// <summary>Nesting of the current token; 0 outside of every object and array.</summary>
    public readonly int Depth => _reader.CurrentDepth;

    /// <summary>Bytes of the current string, number or property name, valid until the next token; escapes of strings are replaced.</summary>
    public readonly ReadOnlySpan<byte> Value => _reader.ValueIsEscaped ? Unescaped() : _reader.ValueSpan;

    /// <summary>Line of the current token, from 1.</summary>
    public int Line
    {
        get
        {
            var at = Math.Max(_counted, _start + (int)_reader.TokenStartIndex);
            _line += _buffer.AsSpan(_counted, at - _counted).Count((byte)'\n');
            _counted = at;
            return _line;
        }
    }

    /// <summary>Goes to the next token; false at the end of the input.</summary>
    public bool Read()
    {
        while (!_reader.Read())
        {
            if (_isAtEnd)
                return false;
            Refill();
        }

        return true;
    }

    /// <summary>
    /// Goes to the next property name of an object whose nesting is <paramref name="depth"/>; false once the object has ended. Values that
    /// the caller did not read are passed over.
    /// </summary>
    public bool NextProperty(int depth)
    {
        while (Read())
        {
            switch (Type)
            {
                case JsonTokenType.PropertyName when Depth == depth + 1:
                    return true;
                case JsonTokenType.EndObject when Depth == depth:
                    return false;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Skip();
                    break;
            }
        }

        return false;
    }

    /// <summary>Goes to the next item of an array whose nesting is <paramref name="depth"/>; false once the array has ended.</summary>
    public bool NextItem(int depth)
    {
        while (Read())
        {
            if (Depth == depth)
                return false;
            if (Depth == depth + 1 && Type is not (JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.PropertyName))
                return true;
        }

        return false;
    }

    /// <summary>Passes over the object or array that the current token begins.</summary>
    private void Skip()
    {
        if (_reader.TrySkip())
            return;
        for (var depth = Depth; Read() && Depth > depth;)
        {
        }
    }

    /// <summary>The current string or number as a whole number; null if it is none.</summary>
    public readonly long? Number() =>
        Type is not (JsonTokenType.Number or JsonTokenType.String) ? null
        : Utf8Parser.TryParse(Value, out long number, out var read) && read == Value.Length ? number
        : Utf8Parser.TryParse(Value, out double real, out read) && read == Value.Length && Math.Abs(real) < long.MaxValue ? (long)real
        : null;

    private readonly byte[] Unescaped()
    {
        try
        {
            var copy = new byte[_reader.ValueSpan.Length];
            return copy[.._reader.CopyString(copy)];
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_reader.ValueSpan));
        }
    }

    private void Refill()
    {
        var state = _reader.CurrentState;
        var used = _start + (int)_reader.BytesConsumed;
        _line += _buffer.AsSpan(_counted, Math.Max(0, used - _counted)).Count((byte)'\n');
        var left = _length - used;
        if (left == _buffer.Length)
            Grow(state);
        else
            Buffer.BlockCopy(_buffer, used, _buffer, 0, left);
        _counted = Math.Max(0, _counted - used);
        Fill(left);
        Use(0, state);
    }

    private void Grow(JsonReaderState state)
    {
        if (_buffer.Length >= LongestToken)
            throw new JsonException($"a value is longer than {LongestToken:N0} bytes", null, _line - 1, state.Options.MaxDepth);
        Array.Resize(ref _buffer, _buffer.Length * 2);
    }

    private void Fill(int from)
    {
        _length = from;
        int read;
        while (_length < _buffer.Length && (read = _stream.Read(_buffer, _length, _buffer.Length - _length)) > 0)
            _length += read;
        _isAtEnd = _length < _buffer.Length;
    }

    private void Use(int start, JsonReaderState state)
    {
        _start = start;
        _reader = new Utf8JsonReader(_buffer.AsSpan(start, _length - start), _isAtEnd, state);
    }
}
