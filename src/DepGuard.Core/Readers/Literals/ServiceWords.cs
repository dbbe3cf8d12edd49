using System.Buffers;
using System.Text;
using DepGuard.Facts;

namespace DepGuard.Readers.Literals;

/// <summary>The names under which services are known, as far as a string of source code may mean one.</summary>
internal sealed class ServiceWords
{
    private const int LongestName = 253;
    private const int WeakestAlias = 80;

    private static readonly string[] PrivateDomains = [".svc", ".svc.cluster.local", ".service.consul", ".internal", ".local"];

    /// <summary>What stands in most strings of code and in no name; cheaper to find than that a name is unknown.</summary>
    private static readonly SearchValues<byte> NoNameBytes = SearchValues.Create(" /?:=\n%{"u8);

    private readonly HashSet<string> _names;
    private readonly HashSet<string> _namespaces;
    private readonly HashSet<string> _stores;

    /// <param name="facts">What configuration says.</param>
    public ServiceWords(IReadOnlyList<Fact> facts)
    {
        var services = facts.Of<ServiceFact>().Select(service => service.Service).ToList();
        _names = services.Select(service => service.Name)
            .Concat(facts.Of<AliasFact>().Where(alias => alias.Strength >= WeakestAlias).Select(alias => alias.Name))
            .Where(name => name.Length is > 1 and <= LongestName)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        _stores = facts.Of<ServiceFact>().Where(service => service.Kind is ServiceKind.Database or ServiceKind.Cache or ServiceKind.Broker).Select(service => service.Service.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _namespaces = services.Select(service => service.Scope).Where(scope => scope.StartsWith("k8s:", StringComparison.Ordinal)).Select(scope => scope["k8s:".Length..]).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True when a call between two services is impossible.</summary>
    public bool IsEmpty => _names.Count < 2;

    /// <summary>True for the name of a service, whole.</summary>
    public bool Contains(ReadOnlySpan<byte> literal) => Contains(_names, literal);

    /// <summary>True for the name of a database, cache or broker, whole.</summary>
    public bool IsStore(ReadOnlySpan<byte> literal) => Contains(_stores, literal);

    private static bool Contains(HashSet<string> names, ReadOnlySpan<byte> literal)
    {
        if (literal.Length > LongestName || literal.ContainsAny(NoNameBytes) || !Ascii.IsValid(literal))
            return false;
        Span<char> name = stackalloc char[literal.Length];
        Encoding.ASCII.GetChars(literal, name);
        return names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
    }

    /// <summary>True for a name that is no word of everyday code, since a dash or underscore joins two.</summary>
    public static bool IsUnmistakable(ReadOnlySpan<byte> name) => name.IndexOfAny((byte)'-', (byte)'_') > 0;

    /// <summary>
    /// True for a host that can be a service by name, as <c>orders</c> and <c>orders.shop.svc</c>; a public domain may belong to one too, but stands
    /// in code as a link for people.
    /// </summary>
    public bool IsName(string host)
    {
        var dot = host.IndexOf('.');
        return dot < 0
            ? !new Address(host).IsLoopback
            : Array.Exists(PrivateDomains, domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
              || (host.IndexOf('.', dot + 1) < 0 && _namespaces.Contains(host[(dot + 1)..]));
    }
}
