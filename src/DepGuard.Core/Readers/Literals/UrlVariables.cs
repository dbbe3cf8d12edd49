using System.Buffers;
using System.Text;

namespace DepGuard.Readers.Literals;

/// <summary>
/// The variables whose value a file puts where a URL has its host: <c>"http://" + host</c>, <c>$"http://{host}/"</c>, <c>`http://${host}`</c>,
/// <c>"http://%s/", host</c>, <c>'http://{x}/'.format(x=HOST)</c>. A service's name in such a variable is called.
/// </summary>
internal static class UrlVariables
{
    private const int LongestArguments = 200;
    private const int LongestScheme = 16;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_."u8);
    private static readonly SearchValues<byte> SchemeBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."u8);
    private static readonly SearchValues<byte> Quotes = SearchValues.Create("\"'`"u8);

    /// <summary>Their names without what they are members of.</summary>
    public static HashSet<string> Of(ReadOnlySpan<byte> text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; text[at..].IndexOf("://"u8) is var found and >= 0;)
        {
            at += found + 3;
            if (MayBeCalled(text[Math.Max(0, at - 3 - LongestScheme)..(at - 3)]) && Name(text[at..Math.Min(text.Length, at + 2 * LongestArguments)]) is { Length: > 1 } name)
                names.Add(name);
        }

        return names;
    }

    /// <summary>True for a scheme of calls, or one that is put in as well; a bucket behind <c>s3://</c> is no host.</summary>
    private static bool MayBeCalled(ReadOnlySpan<byte> before)
    {
        var scheme = before[(before.LastIndexOfAnyExcept(SchemeBytes) + 1)..];
        return scheme.IsEmpty || LiteralAddress.IsScheme(scheme);
    }

    /// <summary>The name behind <c>://</c>.</summary>
    private static string? Name(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
            return null;
        if (Quotes.Contains(rest[0]))
            return Joined(rest[1..]);
        if (rest[0] is (byte)'$' or (byte)'#' && rest.Length > 1 && rest[1] == '{')
            return Placeholder(rest[2..], rest);
        return rest[0] == '{' ? Placeholder(rest[1..], rest) : rest.StartsWith("%s"u8) || rest.StartsWith("%v"u8) ? Argument(rest) : null;
    }

    /// <summary>What is appended: <c>" + host</c>, in PHP <c>' . $host</c>.</summary>
    private static string? Joined(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n"u8);
        return rest.IsEmpty || rest[0] is not ((byte)'+' or (byte)'.') ? null : First(rest[1..].TrimStart(" \t\r\n$"u8));
    }

    /// <summary>The name in a placeholder; a number or nothing stands for the first argument, and a word may be the name of one.</summary>
    private static string? Placeholder(ReadOnlySpan<byte> inner, ReadOnlySpan<byte> rest)
    {
        var name = First(inner.TrimStart((byte)'$'));
        if (name is null || char.IsAsciiDigit(name[0]))
            return Argument(rest);
        var given = rest.IndexOf(Encoding.ASCII.GetBytes(name + "="));
        return given < 0 ? name : First(rest[(given + name.Length + 1)..]) ?? name;
    }

    /// <summary>The first argument behind the string.</summary>
    private static string? Argument(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAny(Quotes);
        if (end < 0)
            return null;
        rest = rest[(end + 1)..].TrimStart();
        foreach (var mark in (string[])[".format(", ".formatted(", "%", ","])
            if (rest.StartsWith(Encoding.ASCII.GetBytes(mark)))
                return First(rest[mark.Length..].TrimStart(" \t\r\n("u8));
        return null;
    }

    private static ReadOnlySpan<byte> TrimStart(this ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8);

    /// <summary>The last part of the name that a text starts with; null if it starts with none or that is called.</summary>
    private static string? First(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAnyExcept(NameBytes) is var end and >= 0 ? end : text.Length;
        if (length is 0 or > LongestArguments || (length < text.Length && text[length] == '('))
            return null;
        var name = text[..length].Trim((byte)'.');
        return Encoding.ASCII.GetString(name[(name.LastIndexOf((byte)'.') + 1)..]);
    }
}
