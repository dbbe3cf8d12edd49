using System.Text;

namespace DepGuard.Documents.Tables;

/// <summary>Turns offsets of bytes in UTF-8 into offsets of characters. Asked in ascending order, it looks at each byte once.</summary>
internal ref struct CharacterOffsets(ReadOnlySpan<byte> bytes, string text)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly bool _isAscii = bytes.Length == text.Length;
    private int _byte;
    private int _character;

    /// <summary>The character that begins at a byte; the end of the text for a byte behind it.</summary>
    public int Of(long offset)
    {
        var at = (int)Math.Min(offset, _bytes.Length);
        if (_isAscii)
            return at;
        if (at < _byte)
            (_byte, _character) = (0, 0);
        _character += Encoding.UTF8.GetCharCount(_bytes[_byte..at]);
        _byte = at;
        return _character;
    }
}
