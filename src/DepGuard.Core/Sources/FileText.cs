using System.Text;

namespace DepGuard.Sources;

/// <summary>Bytes of a file as text: UTF-8 unless a byte order mark names another encoding, as .NET's own readers do it.</summary>
internal static class FileText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Marks with their encodings; that of UTF-32 begins with that of UTF-16.</summary>
    private static readonly (byte[] Mark, Encoding Encoding)[] Marked =
    [
        ([0xEF, 0xBB, 0xBF], Utf8),
        ([0xFF, 0xFE, 0x00, 0x00], new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true)),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
    ];

    /// <summary>The text without its mark; throws <see cref="DecoderFallbackException"/> for bytes that are none, and for a NUL, which no format allows.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = Text(bytes);
        var at = text.IndexOf('\0');
        return at < 0 ? text : throw new DecoderFallbackException(null, [0], at);
    }

    /// <summary>What is wrong with bytes that are no text, and what to do.</summary>
    public static string Reason(DecoderFallbackException failure) => failure.BytesUnknown is [0]
        ? FormattableString.Invariant($"it holds a NUL at character {failure.Index + 1}; if it is text, save it as UTF-8")
        : FormattableString.Invariant($"not UTF-8 at byte {failure.Index + 1}; if it is text, save it as UTF-8");

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, encoding) in Marked)
            if (bytes.StartsWith(mark))
                return encoding.GetString(bytes[mark.Length..]);
        return Utf8.GetString(bytes);
    }
}
