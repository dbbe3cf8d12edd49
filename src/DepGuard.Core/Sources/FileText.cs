using System.Text;

namespace DepGuard.Sources;

/// <summary>Bytes of a file as text: UTF-8 unless a byte order mark names another encoding, as .NET's own readers do it.</summary>
internal static class FileText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Marks with their encodings; that of UTF-32 begins with that of UTF-16.</summary>
    private static readonly (byte[] Mark, Encoding Encoding, string Name)[] Marked =
    [
        ([0xEF, 0xBB, 0xBF], Utf8, "UTF-8"),
        ([0xFF, 0xFE, 0x00, 0x00], new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), "UTF-32"),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), "UTF-16"),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), "UTF-16"),
    ];

    /// <summary>
    /// The text without its mark. Throws <see cref="InvalidDataException"/>, whose message says what is wrong and what to do, for bytes that are no text
    /// in the encoding, and for a NUL, which no format allows.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, encoding, name) in Marked)
            if (bytes.StartsWith(mark))
                return Decode(bytes, mark.Length, encoding, name);
        return Decode(bytes, 0, Utf8, "UTF-8");
    }

    private static string Decode(ReadOnlySpan<byte> bytes, int start, Encoding encoding, string name)
    {
        try
        {
            var text = encoding.GetString(bytes[start..]);
            var at = text.IndexOf('\0');
            return at < 0 ? text : throw Problem($"a NUL at character {at + 1}");
        }
        catch (DecoderFallbackException failure)
        {
            throw Problem($"not {name} at byte {start + failure.Index + 1}");
        }
    }

    private static InvalidDataException Problem(FormattableString what) => new($"{FormattableString.Invariant(what)}; if it is text, save it as UTF-8");
}
