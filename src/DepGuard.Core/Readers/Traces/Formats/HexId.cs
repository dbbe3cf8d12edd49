using System.Buffers;
using System.Buffers.Binary;
using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>
/// Ids of traces and spans: hexadecimal in any case, leading zeros optional (Jaeger drops them). Ids of another alphabet are hashed, so that
/// they still tell spans apart.
/// </summary>
internal static class HexId
{
    private const int Digits = 16;

    /// <summary>Id of a span; 0 for none: an empty id or one of zeros.</summary>
    public static ulong Span(ReadOnlySpan<byte> text) => TryParse(text, out var id) ? id : Hash(text);

    /// <summary>Id of a trace.</summary>
    public static TraceId Trace(ReadOnlySpan<byte> text)
    {
        var split = Math.Max(0, text.Length - Digits);
        return TryParse(text[split..], out var low) && TryParse(text[..split], out var high) ? new TraceId(high, low) : new TraceId(ulong.MaxValue, Hash(text));
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out ulong id)
    {
        id = 0;
        if (text.Length > Digits)
            return false;
        Span<byte> bytes = stackalloc byte[Digits / 2];
        if (text.Length == Digits)
        {
            var isHex = Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
            id = BinaryPrimitives.ReadUInt64BigEndian(bytes);
            return isHex;
        }

        foreach (var letter in text)
        {
            if (!char.IsAsciiHexDigit((char)letter))
                return false;
            id = (id << 4) | (uint)(letter <= '9' ? letter - '0' : (letter | 0x20) - 'a' + 10);
        }

        return true;
    }

    /// <summary>FNV-1a over the letters in lower case (http://www.isthe.com/chongo/tech/comp/fnv/); never 0.</summary>
    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ (letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter)) * 1099511628211UL;
        return hash == 0 ? 1 : hash;
    }
}
