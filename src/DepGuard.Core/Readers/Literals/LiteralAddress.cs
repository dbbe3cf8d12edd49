using System.Buffers;
using System.Buffers.Text;
using System.Text;
using DepGuard.Facts;

namespace DepGuard.Readers.Literals;

/// <summary>The address that a string of source code starts with; what is put in behind the host, by concatenation or a placeholder, does not matter.</summary>
internal static class LiteralAddress
{
    private const int LongestScheme = 12;
    private const int LongestHost = 253;

    private static readonly SearchValues<byte> HostBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    /// <summary>Schemes of calls; others, as in <c>urn://</c> or <c>classpath://</c>, name no host or one that is not called.</summary>
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "http", "https", "https+http", "http+https", "ws", "wss", "grpc", "grpcs", "h2c", "lb", "dapr", "dns", "xds", "tcp", "amqp", "amqps", "nats", "kafka", "mqtt",
        "redis", "rediss", "postgres", "postgresql", "mysql", "mongodb", "memcached",
    };

    /// <summary>True for a scheme of calls.</summary>
    public static bool IsScheme(ReadOnlySpan<byte> scheme) => Schemes.Contains(Encoding.ASCII.GetString(scheme));

    /// <summary>The address of a URL or of <c>host:port</c>; null if the string starts with neither.</summary>
    /// <param name="text">The string.</param>
    /// <param name="behind">What stands behind it, from its quote on; may be empty.</param>
    public static Address? Of(ReadOnlySpan<byte> text, ReadOnlySpan<byte> behind = default)
    {
        var mark = text[..Math.Min(text.Length, LongestScheme + 3)].IndexOf("://"u8);
        if (mark < 0)
            return Read(text, null) is { Port: not null } pair ? pair : null;
        var scheme = Encoding.ASCII.GetString(text[..Math.Max(0, mark)]).ToLowerInvariant();
        if (!Schemes.Contains(scheme))
            return null;
        var rest = text[(mark + 3)..];
        if (scheme is "dns" or "xds" && rest.IndexOf((byte)'/') is var slash and >= 0)
            rest = rest[(slash + 1)..];
        rest = rest[(UserEnd(rest) + 1)..];
        return Read(HostOfDomain.In(rest, behind), scheme switch { "postgresql" => "postgres", "https+http" or "http+https" => "http", _ => scheme });
    }

    /// <summary>Where user and password end, of which nothing is kept; -1 if there are none.</summary>
    private static int UserEnd(ReadOnlySpan<byte> rest) => rest[..(rest.IndexOfAny("/?#"u8) is var end and >= 0 ? end : rest.Length)].LastIndexOf((byte)'@');

    private static Address? Read(ReadOnlySpan<byte> text, string? scheme)
    {
        var length = text.IndexOfAnyExcept(HostBytes) is var end and >= 0 ? end : text.Length;
        if (length is 0 or > LongestHost || !char.IsAsciiLetter((char)text[0]) || !char.IsAsciiLetterOrDigit((char)text[length - 1]))
            return null;
        var rest = text[length..];
        int? port = null;
        if (rest is [(byte)':', ..] && Utf8Parser.TryParse(rest[1..], out int number, out var digits) && number is > 0 and <= 65535)
        {
            port = number;
            rest = rest[(1 + digits)..];
        }

        var isWhole = rest.IsEmpty || rest[0] is (byte)'/' or (byte)'?' or (byte)'#' || (scheme is not null && port is null && IsPlaceholderPort(rest));
        return isWhole ? new Address(Encoding.ASCII.GetString(text[..length]), port, scheme) : null;
    }

    /// <summary><c>http://orders:%d/</c>, <c>http://orders:{port}/</c>, <c>http://orders:" + port</c>.</summary>
    private static bool IsPlaceholderPort(ReadOnlySpan<byte> rest) => rest is [(byte)':'] or [(byte)':', (byte)'%' or (byte)'{' or (byte)'$' or (byte)'#', ..];
}
