using System.Buffers;
using System.Text;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Literals;

/// <summary>
/// A host whose domain is put in when the program runs, as in <c>"http://orders%s/", domain</c> and <c>$"http://orders.{Namespace}.svc"</c>. Any other
/// placeholder in a host may make it a different service.
/// </summary>
internal static class HostOfDomain
{
    private const int Longest = 200;

    private static readonly SearchValues<byte> HostBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);
    private static readonly HashSet<string> DomainWords = new(StringComparer.Ordinal) { "domain", "namespace", "ns" };

    /// <summary>The host alone if its domain is put in; otherwise the text as it is.</summary>
    /// <param name="rest">The string from its host on.</param>
    /// <param name="behind">What stands behind it, from its quote on.</param>
    public static ReadOnlySpan<byte> In(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> behind)
    {
        var end = rest.IndexOfAnyExcept(HostBytes);
        if (end < 2 || rest[end] is not ((byte)'%' or (byte)'{' or (byte)'$' or (byte)'#'))
            return rest;
        var close = rest[end..].IndexOf((byte)'}');
        var name = rest[end] == '%' || close < 0 ? [] : rest[end..(end + close)];
        if (name.IndexOfAnyInRange((byte)'A', (byte)'z') < 0)
            name = FirstLine(behind[..Math.Min(Longest, behind.Length)]);
        return new SettingKey(Encoding.UTF8.GetString(name)).Words.Any(word => DomainWords.Contains(word) || word.EndsWith("domain", StringComparison.Ordinal)) ? rest[..end].TrimEnd((byte)'.') : rest;
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text) => text.IndexOf((byte)'\n') is var end and >= 0 ? text[..end] : text;
}
