using DepGuard.Facts;

namespace DepGuard.Readers.Addresses;

/// <summary>Hosts and <c>host:port</c>. Compose allows <c>_</c> in service names, so generic URL parsers are too strict.</summary>
internal static class HostText
{
    /// <summary>True for a host name, an IPv4 literal or a host that still holds a variable.</summary>
    public static bool IsHost(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 253 || !(char.IsAsciiLetterOrDigit(text[0]) || text[0] is '_' or '$'))
            return false;
        if (text[0] == '$' || text.Contains('$'))
            return IsVariable(text);

        foreach (var letter in text)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or '_'))
                return false;
        return text[^1] != '-' && text.IndexOf("..") < 0;
    }

    /// <summary><c>host:port</c> or <c>[v6]:port</c>; null if the text is something else.</summary>
    public static Address? ParseHostPort(ReadOnlySpan<char> text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || AddressGrammar.Port(text[(colon + 1)..]) is not { } port)
            return null;

        var host = text[..colon];
        if (ParseBracketed(host) is { } literal)
            return literal with { Port = port };
        return IsHost(host) && !IsNumber(host) ? new Address(host.TrimEnd('.').ToString(), port) : null;
    }

    /// <summary>An IPv6 literal in brackets; null if the text is something else.</summary>
    public static Address? ParseBracketed(ReadOnlySpan<char> text) =>
        text.Length > 3 && text[0] == '[' && text[^1] == ']' && text.Contains(':') && System.Net.IPAddress.TryParse(text[1..^1], out _)
            ? new Address(text[1..^1].ToString())
            : null;

    private static bool IsNumber(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsVariable(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or '_' or '$' or '{' or '}' or '(' or ')'))
                return false;
        return true;
    }
}
