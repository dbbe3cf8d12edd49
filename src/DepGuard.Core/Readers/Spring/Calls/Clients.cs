using DepGuard.Facts;
using DepGuard.Readers.Spring.Feign;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Calls;

/// <summary>
/// Clients to which the application's settings give addresses: Feign clients with a URL, lists of servers for Ribbon, instances of the simple
/// discovery client. A client without an address says nothing about a call; <c>default</c> is none.
/// </summary>
internal sealed class Clients
{
    private static readonly (string Prefix, string Suffix)[] Forms =
    [
        ("feign.client.config.", ".url"), ("spring.cloud.openfeign.client.config.", ".url"), ("spring.cloud.discovery.client.simple.instances.", ".uri"),
        (string.Empty, ".ribbon.listofservers"), ("spring.http.serviceclient.", ".base-url"), ("spring.cloud.loadbalancer.instances.", ".uri"),
    ];

    private readonly List<(string Name, Property Property, IReadOnlyList<Address> Addresses)> _clients = [];
    private readonly ILookup<string, Address> _byName;

    public Clients(Properties properties)
    {
        foreach (var property in properties.All)
            if (property.Value.Length > 0 && NameOf(property) is { } name && !name.Equals("default", StringComparison.OrdinalIgnoreCase) && !properties.IsDisabled(property))
                _clients.Add((name, property, [.. PropertyAddress.Of(property, properties, "http").Select(PropertyAddress.AsHttp)]));
        _byName = _clients.SelectMany(client => client.Addresses.Select(address => (client.Name, address))).ToLookup(pair => pair.Name, pair => pair.address, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True for a property that gives a client its address.</summary>
    public static bool Covers(Property property) => NameOf(property) is not null;

    /// <summary>The addresses of a client; empty if the settings give none.</summary>
    public IReadOnlyList<Address> AddressesOf(string name) => [.. _byName[name]];

    /// <summary>Calls to the addresses; a loopback address inside of a container says no more than the client's name.</summary>
    public IEnumerable<CallFact> Read(ApplicationCalls calls)
    {
        var policies = new FeignPolicies(calls.Application).Named().ToLookup(pair => pair.Client, pair => pair.Policy, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, property, addresses) in _clients)
            foreach (var address in addresses)
                yield return address.IsLoopback && !calls.Application.OnHost
                    ? calls.Call(new Address(name, Scheme: address.Scheme), property, CallMode.Sync, null, Confidence.Inferred) with { OnlyIfKnown = true }
                    : calls.Call(address, property, CallMode.Sync, null, Confidence.Inferred) with { Policies = [.. policies[name].Where(policy => !policy.IsEmpty)] };
    }

    private static string? NameOf(Property property)
    {
        foreach (var (prefix, suffix) in Forms)
        {
            var end = EndOfName(property.Name, suffix);
            if (end > prefix.Length && property.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return property.Name[prefix.Length..end] is var name && !name.Contains('.') ? name : null;
        }

        return null;
    }

    /// <summary>Where the suffix starts, without regard to case, dashes and the indexes of a list; -1 if the name does not end with it.</summary>
    private static int EndOfName(string name, string suffix)
    {
        var segments = suffix.AsSpan(1).Count('.') + 1;
        var parts = name.Split('.').ToList();
        var count = parts.Count;
        if (count > 1 && parts[^1].All(char.IsAsciiDigit))
            parts.RemoveAt(--count);
        if (count <= segments)
            return -1;
        var tail = parts.Skip(count - segments);
        if (PropertyName.Fold(string.Concat(tail)) != PropertyName.Fold(suffix))
            return -1;
        var head = parts.Take(count - segments).ToList();
        if (head.Count > 1 && head[^1].All(char.IsAsciiDigit))
            head.RemoveAt(head.Count - 1);
        return string.Join('.', head).Length;
    }
}
