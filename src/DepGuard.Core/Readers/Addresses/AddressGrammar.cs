using System.Buffers;
using System.Globalization;
using DepGuard.Facts;

namespace DepGuard.Readers.Addresses;

/// <summary>
/// Recognises addresses in a configuration value: URLs, JDBC, key=value connection strings, Redis lists and <c>host:port</c>, alone or in
/// lists. Only hosts, ports and schemes leave this class; users, paths and queries, where secrets live, do not.
/// </summary>
internal static class AddressGrammar
{
    private const int LongestValue = 16_384;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The addresses of a value, in order; empty if it holds none.</summary>
    public static IReadOnlyList<ParsedAddress> Parse(string value)
    {
        var text = value.Trim();
        if (text.Length is < 2 or > LongestValue || !CouldHoldAddress(text) || text.Contains('\n'))
            return [];

        if (HoldsSeveralUrls(text) && ParseList(text) is { Count: > 0 } urls)
            return urls;
        var whole = ParseOne(text);
        return whole.Count > 0 ? whole : ParseList(text);
    }

    /// <summary>The hosts of a list of plain words, such as <c>cassandra-1,cassandra-2</c>; empty unless every part can be one.</summary>
    public static IReadOnlyList<Address> ParseBareHosts(string value)
    {
        var hosts = value.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseBareHost).ToList();
        return hosts.Contains(null) ? [] : [.. hosts.OfType<Address>()];
    }

    /// <summary>Every notation but that of a host alone has one of these; a cheap test that spares most values the rest.</summary>
    private static bool CouldHoldAddress(ReadOnlySpan<char> text) => text.ContainsAny(':', '=');

    private static bool HoldsSeveralUrls(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) is var first and > 0 && text.IndexOf("://", first + 3, StringComparison.Ordinal) > 0;

    /// <summary>The value as one host without a port, such as <c>rabbitmq</c>; null if it cannot be one.</summary>
    public static Address? ParseBareHost(string value)
    {
        var text = value.Trim();
        if (!HostText.IsHost(text))
            return null;
        var address = new Address(text.TrimEnd('.'));
        return text.AsSpan().ContainsAny(Letters) || (text.AsSpan().Count('.') == 3 && address.IsIpLiteral) ? address : null;
    }

    private static IReadOnlyList<ParsedAddress> ParseOne(string text)
    {
        if (text.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase))
            return JdbcUrl.Parse(text[5..]);
        if (UrlText.Parse(text) is { Count: > 0 } urls)
            return urls;
        if (ConnectionString.Parse(text) is { Count: > 0 } hosts)
            return hosts;
        if (RedisList(text) is { Count: > 0 } caches)
            return caches;
        return HostText.ParseHostPort(text) is { } address ? [new ParsedAddress(address, AddressForm.HostPort)] : [];
    }

    private static List<ParsedAddress> ParseList(string text)
    {
        if (!text.AsSpan().ContainsAny(", ;\t"))
            return [];

        var parts = text.Split([',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
            return [];

        var parsed = parts.Select(ParseOne).ToList();
        return parsed.All(part => part.Count > 0) ? [.. parsed.SelectMany(part => part)]
            : [.. parsed.SelectMany(part => part).Where(address => address.Form == AddressForm.Url)];
    }

    /// <summary>StackExchange.Redis: <c>host[:port],…,option=value</c> with at least one option that the client knows.</summary>
    private static List<ParsedAddress> RedisList(string text)
    {
        if (!text.Contains('='))
            return [];

        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var options = parts.Where(part => part.Contains('=')).Select(part => part[..part.IndexOf('=')].Trim()).ToList();
        if (!options.Any(option => RedisOptions.Contains(option)))
            return [];

        var hosts = parts.Where(part => !part.Contains('=')).Select(part => HostText.ParseHostPort(part) ?? ParseBareHost(part)).ToList();
        return hosts.Contains(null) ? [] : [.. hosts.OfType<Address>()
            .Select(address => new ParsedAddress(address with { Scheme = "redis" }, AddressForm.ConnectionString))];
    }

    private static readonly HashSet<string> RedisOptions = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "ssl", "abortConnect", "defaultDatabase", "syncTimeout", "connectTimeout", "allowAdmin", "user", "name", "sslHost",
        "connectRetry", "keepAlive",
    };

    /// <summary>A port number; null if the text is none.</summary>
    public static int? Port(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : null;
}
