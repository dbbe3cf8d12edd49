using System.Globalization;

namespace DepGuard.Facts;

/// <summary>A host that configuration names, without anything that could be a secret: no user, path or query.</summary>
/// <param name="Host">Host as written, without a trailing dot.</param>
/// <param name="Port">Port; null if none is stated.</param>
/// <param name="Scheme">Scheme in lower case, such as <c>http</c> or <c>postgres</c>; null if none is stated.</param>
public sealed record Address(string Host, int? Port = null, string? Scheme = null)
{
    /// <summary>True for names of the own host, which mean the container itself.</summary>
    public bool IsLoopback =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || Host.StartsWith("127.", StringComparison.Ordinal)
        || Host is "::1" or ".";

    /// <summary>True for names by which a container reaches the machine that runs it.</summary>
    public bool IsDockerHost => Host is "host.docker.internal" or "gateway.docker.internal" or "172.17.0.1" or "host.containers.internal";

    /// <summary>True for an IPv4 or IPv6 literal.</summary>
    public bool IsIpLiteral => Host.Contains(':') || (Host.Length > 0 && char.IsAsciiDigit(Host[0]) && System.Net.IPAddress.TryParse(Host, out _));

    /// <summary>True when the host is a variable that has no value, such as <c>${AUTH_HOST}</c>.</summary>
    public bool IsVariable => Host.Contains('$');

    /// <summary>The form <c>scheme://host:port</c> with the parts that are stated.</summary>
    public override string ToString()
    {
        var host = Host.Contains(':') ? $"[{Host}]" : Host;
        var port = Port is { } number ? ":" + number.ToString(CultureInfo.InvariantCulture) : string.Empty;
        return Scheme is null ? host + port : $"{Scheme}://{host}{port}";
    }
}
