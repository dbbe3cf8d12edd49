using DepGuard.Facts;

namespace DepGuard.Readers.Addresses;

/// <summary>JDBC URLs after <c>jdbc:</c>: MySQL and PostgreSQL style, SQL Server and Oracle thin.</summary>
internal static class JdbcUrl
{
    /// <summary>The database hosts; empty for embedded databases.</summary>
    public static IReadOnlyList<ParsedAddress> Parse(string text)
    {
        var driver = text[..Math.Max(0, text.IndexOf(':'))].ToLowerInvariant();
        return driver switch
        {
            "" or "h2" or "hsqldb" or "sqlite" or "derby" => [],
            "sqlserver" => SqlServer(text),
            "oracle" => Oracle(text),
            _ => text.IndexOf("//", StringComparison.Ordinal) is var at and >= 0 ? Hosts(text[(at + 2)..], driver) : [],
        };
    }

    private static List<ParsedAddress> Hosts(string rest, string driver)
    {
        var end = rest.AsSpan().IndexOfAny("/?;");
        var authority = end < 0 ? rest : rest[..end];
        return [.. authority[(authority.LastIndexOf('@') + 1)..]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => HostText.ParseHostPort(part) ?? AddressGrammar.ParseBareHost(part))
            .OfType<Address>()
            .Select(address => new ParsedAddress(address with { Scheme = driver }, AddressForm.ConnectionString, CallMode.Data))];
    }

    private static List<ParsedAddress> SqlServer(string text)
    {
        var at = text.IndexOf("//", StringComparison.Ordinal);
        var rest = at < 0 ? string.Empty : text[(at + 2)..];
        var host = rest[..(rest.AsSpan().IndexOfAny(";\\") is var end and >= 0 ? end : rest.Length)];
        if (host.Length > 0)
            return Hosts(host, "sqlserver");

        var server = rest.Split(';').FirstOrDefault(part => part.StartsWith("serverName=", StringComparison.OrdinalIgnoreCase));
        return server is null ? [] : Hosts(server[(server.IndexOf('=') + 1)..], "sqlserver");
    }

    private static List<ParsedAddress> Oracle(string text)
    {
        var at = text.IndexOf('@');
        var rest = at < 0 ? string.Empty : text[(at + 1)..].TrimStart('/');
        if (!rest.StartsWith('('))
        {
            var parts = rest.Split(':', '/');
            var port = parts.Length > 1 ? AddressGrammar.Port(parts[1]) : null;
            return parts[0].Length == 0 ? [] : Hosts(port is null ? parts[0] : $"{parts[0]}:{port}", "oracle");
        }

        var host = Value(rest, "HOST");
        return host is null ? [] : Hosts(Value(rest, "PORT") is { } number ? $"{host}:{number}" : host, "oracle");
    }

    private static string? Value(string description, string key)
    {
        var at = description.IndexOf($"({key}=", StringComparison.OrdinalIgnoreCase);
        var end = at < 0 ? -1 : description.IndexOf(')', at);
        return end < 0 ? null : description[(at + key.Length + 2)..end].Trim();
    }
}
