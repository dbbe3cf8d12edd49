namespace DepGuard.Readers.Addresses;

/// <summary>Hosts in configuration that are never called: documentation, schemas and listen addresses.</summary>
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
        || host.StartsWith("docs.", StringComparison.OrdinalIgnoreCase);
}
