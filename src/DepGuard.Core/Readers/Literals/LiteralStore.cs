using System.Text;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Literals;

/// <summary>
/// Addresses of stores in notations of their own: <c>jdbc:mysql://db/x</c>, <c>Server=db;Database=x</c>, PHP's <c>mysql:host=db;dbname=x</c>,
/// Go's <c>user:password@tcp(db:3306)/x</c>; and the callee in the path of a call through Dapr's sidecar.
/// </summary>
internal static class LiteralStore
{
    /// <summary>No shorter string is such an address: <c>host=a</c>.</summary>
    private const int Shortest = 5;

    private static readonly string[] Drivers = ["mysql:", "pgsql:", "sqlsrv:"];

    /// <summary>Hosts, with the ports and schemes that are stated; empty if the string is no such address.</summary>
    public static IReadOnlyList<Address> Of(ReadOnlySpan<byte> content)
    {
        if (!IsWorthReading(content))
            return [];
        var text = Encoding.UTF8.GetString(content);
        if (text.IndexOf("@tcp(", StringComparison.Ordinal) is var start and >= 0 && text.IndexOf(')', start) is var end and >= 0)
            return HostText.ParseHostPort(new string(text.AsSpan(start + "@tcp(".Length, Math.Max(0, end - start - "@tcp(".Length)))) is { } server ? [server with { Scheme = "mysql" }] : [];
        var driver = Array.Find(Drivers, driver => text.StartsWith(driver, StringComparison.OrdinalIgnoreCase));
        return [.. AddressGrammar.Parse(driver is null ? text : text[driver.Length..]).Select(found => found.Address)];
    }

    /// <summary>Cheap test that spares nearly all strings the grammar.</summary>
    private static bool IsWorthReading(ReadOnlySpan<byte> content) =>
        content.Length > Shortest && (content.StartsWith("jdbc:"u8) || (content.Contains((byte)'@') && content.IndexOf("@tcp("u8) >= 0) || content.IndexOf("/v1.0/invoke/"u8) >= 0
        || (content.IndexOf((byte)'=') is var equals and > 2 && (content[..equals].EndsWith("ost"u8) || content[..equals].EndsWith("erver"u8) || content[..equals].EndsWith("ource"u8)) && content[^1] != '='));
}
