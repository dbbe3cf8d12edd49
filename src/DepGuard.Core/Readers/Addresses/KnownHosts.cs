namespace DepGuard.Readers.Addresses;

/// <summary>Hosts in configuration that are never called: documentation, schemas, reserved names and listen addresses.</summary>
internal static class KnownHosts
{
    private static readonly HashSet<string> Documentation = new(StringComparer.OrdinalIgnoreCase)
    {
        "schemas.microsoft.com", "schemas.xmlsoap.org", "www.w3.org", "json.schemastore.org", "json-schema.org", "aka.ms", "learn.microsoft.com",
        "github.com", "www.github.com", "raw.githubusercontent.com", "opensource.org", "www.apache.org",
    };

    /// <summary>True when an address with this host is not a call.</summary>
    public static bool IsNeverCalled(string host) =>
        host is "0.0.0.0" or "::" or "*" or "+"
        || Documentation.Contains(host)
        || host.StartsWith("docs.", StringComparison.OrdinalIgnoreCase)
        || IsReserved(host);

    /// <summary>Names that RFC 2606 and RFC 6761 set aside for documentation.</summary>
    private static bool IsReserved(string host) =>
        IsWithin(host, "example.com") || IsWithin(host, "example.org") || IsWithin(host, "example.net") || IsWithin(host, "invalid");

    private static bool IsWithin(string host, string domain) =>
        host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
        && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.');
}
