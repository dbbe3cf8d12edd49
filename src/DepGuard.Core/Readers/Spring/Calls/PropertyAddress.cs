using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Calls;

/// <summary>The addresses in the value of a property that is known to hold some: also plain hosts, whose port stands beside them.</summary>
internal static class PropertyAddress
{
    private static readonly string[] Wrappers = ["optional:", "configserver:", "r2dbc:", "r2dbcs:", "pool:", "failover:", "lb:"];

    private static readonly string[] HostEndings = ["host", "hosts", "contactpoints"];

    /// <summary>The addresses, in order; empty if the value names no host.</summary>
    public static IReadOnlyList<Address> Of(Property property, Properties all, string? scheme)
    {
        var text = Unwrap(property.Value.Trim());
        if (AddressGrammar.Parse(text) is { Count: > 0 } parsed)
            return [.. parsed.Select(one => one.Address).Where(address => !KnownHosts.IsNeverCalled(address.Host)).Select(address => address.Scheme is null ? address with { Scheme = scheme } : address)];

        var ending = Array.Find(HostEndings, ending => property.Folded.EndsWith(ending, StringComparison.Ordinal));
        var port = ending is not null && all.Find($"{property.Folded[..^ending.Length]}port")?.Value is { } number ? AddressGrammar.Port(number) : null;
        var parts = text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(part => HostText.ParseHostPort(part) ?? AddressGrammar.ParseBareHost(part)).ToList();
        return parts.Contains(null) ? [] : [.. parts.OfType<Address>().Select(address => address with { Port = address.Port ?? port, Scheme = scheme })];
    }

    /// <summary>A URL whose host is the name of a service in a registry: <c>lb://orders</c>, which calls over HTTP.</summary>
    public static Address AsHttp(Address address) => address.Scheme is "lb" ? address with { Scheme = "http" } : address;

    private static string Unwrap(string text)
    {
        for (var wrapper = Find(text); wrapper is not null; wrapper = Find(text))
            text = text[wrapper.Length..].Trim().TrimStart('(');
        return text.IndexOf(')') is var end and >= 0 && !text.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase) ? text[..end] : text;
    }

    private static string? Find(string text) =>
        Array.Find(Wrappers, wrapper => text.StartsWith(wrapper, StringComparison.OrdinalIgnoreCase) && !text.AsSpan(wrapper.Length).StartsWith("//"));
}
