using DepGuard.Facts;

namespace DepGuard.Readers.Addresses;

/// <summary>URLs with one or several hosts: <c>scheme://[user@]host[:port][,host…][/path]</c>.</summary>
internal static class UrlText
{
    /// <summary>Schemes whose target stands in the path when the authority is empty, as gRPC writes it: <c>dns:///host:port</c>.</summary>
    private static readonly string[] TargetInPath = ["dns", "static", "xds", "ipv4", "ipv6", "passthrough", "discovery"];

    /// <summary>Schemes that lead to files, images and stored values, not to hosts.</summary>
    private static readonly string[] NoHost =
    [
        "file", "unix", "npipe", "pipe", "classpath", "resource", "data", "blob", "docker", "oci", "ssm", "op", "arn", "urn", "about", "chrome-extension",
    ];

    /// <summary>The hosts of the URL; empty if the text is no URL or names no host.</summary>
    public static List<ParsedAddress> Parse(string text)
    {
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        if (mark <= 0 || !IsScheme(text.AsSpan(0, mark)))
            return [];

        var scheme = Normalise(text[..mark].ToLowerInvariant());
        if (DaprCallee.Of(text, mark + 3) is { } callee)
            return callee;
        var rest = text.AsSpan(mark + 3);
        if (TargetInPath.Contains(scheme) && rest.IndexOf('/') is var slash and >= 0 && slash + 1 < rest.Length)
            rest = rest[(slash + 1)..];
        rest = rest[UserLength(rest)..];
        var end = rest.IndexOfAny("/?# \t\"'");
        var authority = end < 0 ? rest : rest[..end];
        var path = end < 0 ? string.Empty : rest[end..].ToString();
        if (NoHost.Contains(scheme) || authority.IsEmpty)
            return [];
        return Hosts(authority.ToString(), scheme, path);
    }

    /// <summary>Length of <c>user:password@</c>; a password may hold characters that end an authority, as long as it does not look like a port.</summary>
    private static int UserLength(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny("/?# \t\"'") is var at and >= 0 ? at : rest.Length;
        if (rest[..end].LastIndexOf('@') is var sign and >= 0)
            return sign + 1;

        var colon = rest[..end].IndexOf(':');
        var isAddress = colon < 0 || rest[0] == '[' || colon + 1 == end || rest[(colon + 1)..].StartsWith("${") || AddressGrammar.Port(rest[(colon + 1)..end]) is not null || rest[..end].Contains(',');
        return isAddress ? 0 : rest.LastIndexOf('@') + 1;
    }

    private static List<ParsedAddress> Hosts(string authority, string scheme, string path)
    {
        var hosts = new List<ParsedAddress>(1);
        foreach (var range in authority.AsSpan().Split(','))
        {
            var part = authority.AsSpan()[range].Trim();
            var text = part[(part.LastIndexOf('@') + 1)..].ToString();
            var address = HostText.ParseHostPort(text)
                ?? HostText.ParseBracketed(text)
                ?? (HostText.IsHost(text) ? new Address(text.TrimEnd('.')) : null)
                ?? HostWithVariablePort(text);
            if (address is not null)
                hosts.Add(new ParsedAddress(new Address(WithoutEndpoint(address.Host), address.Port, scheme), AddressForm.Url, null, path));
        }

        return hosts;
    }

    private static Address? HostWithVariablePort(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && (colon == text.Length - 1 || text[colon + 1] == '$') && HostText.IsHost(text.AsSpan(0, colon))
            ? new Address(text[..colon].TrimEnd('.'))
            : null;
    }

    /// <summary>.NET service discovery names an endpoint in front of the service: <c>http://_grpc.basket</c>.</summary>
    private static string WithoutEndpoint(string host)
    {
        while (host.Length > 1 && host[0] == '_' && host[1] != '_' && host.IndexOf('.') is var dot and > 0 && dot < host.Length - 1)
            host = host[(dot + 1)..];
        return host;
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
