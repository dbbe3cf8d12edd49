using DepGuard.Facts;

namespace DepGuard.Readers.Addresses;

/// <summary>URLs with one or several hosts: <c>scheme://[user@]host[:port][,host…][/path]</c>.</summary>
internal static class UrlText
{
    /// <summary>Schemes whose target stands in the path when the authority is empty, as gRPC writes it: <c>dns:///host:port</c>.</summary>
    private static readonly string[] TargetInPath = ["dns", "static", "xds", "ipv4", "passthrough", "discovery"];

    /// <summary>The hosts of the URL; empty if the text is no URL or names no host.</summary>
    public static List<ParsedAddress> Parse(string text)
    {
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        if (mark <= 0 || !IsScheme(text.AsSpan(0, mark)))
            return [];

        var scheme = Normalise(text[..mark].ToLowerInvariant());
        var rest = text.AsSpan(mark + 3);
        if (rest.StartsWith("/") && TargetInPath.Contains(scheme))
            rest = rest[1..];
        var end = rest.IndexOfAny("/?# \t\"'");
        var authority = end < 0 ? rest : rest[..end];
        var path = end < 0 ? string.Empty : rest[end..].ToString();
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        return scheme == "file" || authority.IsEmpty ? [] : Hosts(authority.ToString(), scheme, path);
    }

    private static List<ParsedAddress> Hosts(string authority, string scheme, string path)
    {
        var hosts = new List<ParsedAddress>();
        foreach (var part in authority.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var text = part.Contains("://", StringComparison.Ordinal) ? part[(part.IndexOf("://", StringComparison.Ordinal) + 3)..] : part;
            text = text[(text.LastIndexOf('@') + 1)..];
            var address = HostText.ParseHostPort(text)
                ?? (HostText.IsHost(text) ? new Address(text.TrimEnd('.')) : null)
                ?? HostWithVariablePort(text);
            if (address is not null)
                hosts.Add(new ParsedAddress(address with { Scheme = scheme, Host = WithoutEndpoint(address.Host) }, AddressForm.Url, null, path));
        }

        return hosts;
    }

    private static Address? HostWithVariablePort(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && (colon == text.Length - 1 || text[(colon + 1)..].Contains('$')) && HostText.IsHost(text.AsSpan(0, colon))
            ? new Address(text[..colon].TrimEnd('.'))
            : null;
    }

    /// <summary>.NET service discovery names an endpoint in front of the service: <c>http://_grpc.basket</c>.</summary>
    private static string WithoutEndpoint(string host)
    {
        var dot = host.IndexOf('.');
        return host[0] == '_' && dot > 0 && dot < host.Length - 1 && !host.StartsWith("__", StringComparison.Ordinal) ? host[(dot + 1)..] : host;
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '-' or '.'))
                return false;
        return char.IsAsciiLetter(text[0]);
    }

    private static string Normalise(string scheme) => scheme switch
    {
        "https+http" or "http+https" => "http",
        "postgresql" => "postgres",
        _ => scheme,
    };
}
