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

    /// <summary>The text without its mark; throws <see cref="DecoderFallbackException"/> for bytes that are none.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, encoding) in Marked)
            if (bytes.StartsWith(mark))
                return encoding.GetString(bytes[mark.Length..]);
        return Utf8.GetString(bytes);
    }

    /// <summary>What is wrong with bytes that are no text, and what to do.</summary>
    public static string Reason(DecoderFallbackException failure) =>
        FormattableString.Invariant($"not UTF-8 at byte {failure.Index + 1}, and no valid byte order mark names another encoding; save it as UTF-8");
}
