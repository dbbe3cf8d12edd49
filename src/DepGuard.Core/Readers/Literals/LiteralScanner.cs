using System.Buffers;

namespace DepGuard.Readers.Literals;

/// <summary>
/// Steps from one string of a source file to the next, over its bytes. It knows comments, strings over one and several lines, and escapes, and
/// nothing else of a language: a string that ends where its line does was none, and scanning goes on behind its quote.
/// </summary>
internal ref struct LiteralScanner(ReadOnlySpan<byte> text, Notation notation)
{
    /// <summary>Behind a lone quote so much of its line is looked at again; more would be quadratic in the length of a line.</summary>
    private const int LongestRetry = 256;

    private static readonly SearchValues<byte> Stops = SearchValues.Create("\"'`/#"u8);

    private readonly ReadOnlySpan<byte> _text = text;
    private int _next;

    /// <summary>Where the content of the string starts.</summary>
    public int Start { get; private set; }

    /// <summary>Content of the string as written, without quotes.</summary>
    public readonly ReadOnlySpan<byte> Content => _text.Slice(Start, _length);

    private int _length;

    /// <summary>Finds the next string.</summary>
    public bool MoveNext()
    {
        while (_text[_next..].IndexOfAny(Stops) is var distance and >= 0)
        {
            var at = _next + distance;
            _next = at + 1;
            var isString = _text[at] switch
            {
                (byte)'"' => ReadQuoted(at),
                (byte)'\'' => notation.SingleQuotes ? ReadQuoted(at) : SkipCharacter(at),
                (byte)'`' => notation.Backticks && ReadUpTo(at, "`"u8),
                (byte)'#' => notation.Hashes && SkipLine(at),
                _ => notation.Slashes && SkipComment(at),
            };
            if (isString)
                return true;
        }

        return false;
    }

    private bool ReadQuoted(int at)
    {
        var quote = _text[at];
        ReadOnlySpan<byte> three = [quote, quote, quote];
        if (_text[at..].StartsWith(three))
            return ReadUpTo(at + 2, three);
        return at > 0 && quote == '"' && (_text[at - 1] == '@' || (at > 1 && _text[at - 1] == '$' && _text[at - 2] == '@')) ? ReadUpTo(at, "\""u8) : ReadLine(at, quote);
    }

    /// <summary>A string with escapes that ends on its line.</summary>
    private bool ReadLine(int at, byte quote)
    {
        var end = at + 1;
        while (end < _text.Length)
        {
            end = _text[end..].IndexOfAny(quote, (byte)'\\', (byte)'\n') is var distance and >= 0 ? end + distance : _text.Length;
            if (end == _text.Length || _text[end] == '\n')
                break;
            if (_text[end] == quote)
                return Take(at + 1, end, 1);
            end = Math.Min(_text.Length, end + 2);
        }

        _next = end - at > LongestRetry ? end : _next;
        return false;
    }

    private bool ReadUpTo(int at, scoped ReadOnlySpan<byte> end)
    {
        var length = _text[(at + 1)..].IndexOf(end);
        return length >= 0 && Take(at + 1, at + 1 + length, end.Length);
    }

    private bool Take(int start, int end, int closing)
    {
        (Start, _length, _next) = (start, end - start, end + closing);
        return true;
    }

    /// <summary>A character in quotes; a lone quote, as in a lifetime of Rust, is nothing.</summary>
    private bool SkipCharacter(int at)
    {
        if (at + 3 < _text.Length && _text[at + 1] == '\\' && _text[(at + 3)..Math.Min(_text.Length, at + 12)].IndexOf((byte)'\'') is var end and >= 0)
            _next = at + 4 + end;
        else if (at + 2 < _text.Length && _text[at + 2] == '\'')
            _next = at + 3;
        return false;
    }

    private bool SkipComment(int at)
    {
        if (_next == _text.Length || _text[_next] is not ((byte)'/' or (byte)'*'))
            return false;
        if (_text[_next] == '/')
            return SkipLine(at);
        var end = _text[(at + 2)..].IndexOf("*/"u8);
        _next = end < 0 ? _text.Length : at + 2 + end + 2;
        return false;
    }

    private bool SkipLine(int at)
    {
        var end = _text[at..].IndexOf((byte)'\n');
        _next = end < 0 ? _text.Length : at + end + 1;
        return false;
    }
}
