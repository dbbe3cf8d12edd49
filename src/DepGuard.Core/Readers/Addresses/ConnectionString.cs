using DepGuard.Facts;

namespace DepGuard.Readers.Addresses;

/// <summary>ADO.NET and Azure connection strings: <c>key=value;key=value</c> with a key that names a host.</summary>
internal static class ConnectionString
{
    private static readonly HashSet<string> HostKeys = new(StringComparer.Ordinal)
    {
        "server", "datasource", "address", "addr", "networkaddress", "host", "hostname", "bootstrapservers",
    };

    private static readonly string[] EndpointKeys = ["endpoint", "accountendpoint", "blobendpoint", "queueendpoint", "tableendpoint", "ingestionendpoint"];

    private static readonly string[] FileEndings = [".db", ".db3", ".s3db", ".sqlite", ".sqlite3", ".mdf", ".sdf", ".mdb", ".accdb", ".dat"];

    /// <summary>The hosts; empty if the text is no connection string or names a file.</summary>
    public static IReadOnlyList<ParsedAddress> Parse(string text)
    {
        if (!text.Contains('='))
            return [];

        var pairs = Pairs(text);
        if (pairs is null)
            return [];

        var endpoints = EndpointKeys.Where(pairs.ContainsKey).SelectMany(key => Endpoint(key, pairs[key])).ToList();
        if (endpoints.Count > 0)
            return endpoints;
        if (pairs.TryGetValue("accountname", out var account) && pairs.ContainsKey("defaultendpointsprotocol"))
            return [new ParsedAddress(new Address($"{account}.blob.{pairs.GetValueOrDefault("endpointsuffix", "core.windows.net")}"), AddressForm.ConnectionString, CallMode.Data)];

        var key = pairs.Keys.FirstOrDefault(HostKeys.Contains);
        return key is null || IsFile(key, pairs[key]) ? [] : Hosts(pairs, key);
    }

    /// <summary>Keys without spaces and case; null unless every part is <c>key=value</c>.</summary>
    private static Dictionary<string, string>? Pairs(string text)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(IsLibPq(text) ? ' ' : ';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0)
                return null;
            var key = part[..equals].Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
            if (!key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-'))
                return null;
            pairs.TryAdd(key, part[(equals + 1)..].Trim());
        }

        return pairs;
    }

    /// <summary>PostgreSQL's own clients put spaces between the pairs: <c>host=db port=5432 dbname=shop</c>.</summary>
    private static bool IsLibPq(string text) =>
        text.StartsWith("host=", StringComparison.Ordinal) && !text.Contains(';')
        && text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts && parts.All(part => part.Contains('='));

    private static IEnumerable<ParsedAddress> Endpoint(string key, string value)
    {
        var mode = key switch
        {
            "ingestionendpoint" => CallMode.Control,
            "accountendpoint" or "blobendpoint" or "tableendpoint" => CallMode.Data,
            "queueendpoint" => CallMode.Async,
            _ => (CallMode?)null,
        };
        return UrlText.Parse(value).Select(parsed => parsed with { Form = AddressForm.ConnectionString, Mode = mode });
    }

    private static bool IsFile(string key, string value) =>
        value.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("(localdb)", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("np:", StringComparison.OrdinalIgnoreCase)
        || (key == "datasource" && !value.Contains(':') && !value.Contains(',') && HasFileName(value));

    private static bool HasFileName(string value) =>
        value.Contains('/') || FileEndings.Any(ending => value.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static List<ParsedAddress> Hosts(Dictionary<string, string> pairs, string key)
    {
        var engine = Engine(pairs, key);
        var mode = engine is "amqp" or "kafka" ? CallMode.Async : CallMode.Data;
        var port = pairs.TryGetValue("port", out var stated) ? AddressGrammar.Port(stated) : null;
        return [.. HostParts(pairs[key], engine)
            .Select(part => HostText.ParseHostPort(part) ?? Named(part, port))
            .OfType<Address>()
            .Select(address => new ParsedAddress(address with { Scheme = engine }, AddressForm.ConnectionString, mode))];
    }

    private static Address? Named(string host, int? port) =>
        host is "." or "(local)" ? new Address("localhost", port)
        : AddressGrammar.ParseBareHost(host) is { } address ? address with { Port = port }
        : HostText.IsHost(host) ? new Address(host, port)
        : null;

    /// <summary>SQL Server writes <c>tcp:host\instance,port</c>, Oracle <c>host:port/service</c>; others list hosts with commas.</summary>
    private static IEnumerable<string> HostParts(string value, string? engine)
    {
        var text = value.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? value[4..] : value;
        var comma = text.IndexOf(',');
        if (comma > 0 && AddressGrammar.Port(text.AsSpan(comma + 1).Trim()) is { } port)
            return [$"{WithoutInstance(text[..comma])}:{port}"];
        if (engine != "kafka" && text.IndexOf('/') is var slash and > 0)
            text = text[..slash];
        return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(WithoutInstance);
    }

    private static string WithoutInstance(string host) => host.IndexOf('\\') is var at and >= 0 ? host[..at] : host;

    private static string? Engine(Dictionary<string, string> pairs, string key) =>
        pairs.ContainsKey("virtualhost") ? "amqp"
        : key == "bootstrapservers" ? "kafka"
        : Has(pairs, "initialcatalog", "trustservercertificate", "trusted_connection", "integratedsecurity", "multipleactiveresultsets") ? "sqlserver"
        : pairs.GetValueOrDefault("port") == "3306" || Has(pairs, "uid", "sslmode") && key == "server" ? "mysql"
        : pairs.GetValueOrDefault("port") == "5432" || key == "host" && Has(pairs, "username", "dbname") ? "postgres"
        : null;

    private static bool Has(Dictionary<string, string> pairs, params string[] keys) => keys.Any(pairs.ContainsKey);
}
