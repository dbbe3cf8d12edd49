using System.Text;
using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Literals;

/// <summary>
/// The settings of each service that hold an address, by the strings with which code reads them: <c>"Orders:Url"</c>, <c>"ORDERS_URL"</c>,
/// <c>"${orders.url}"</c>. A key of one word may be any string, and does not count.
/// </summary>
internal sealed class SettingUses
{
    private const int LongestKey = 256;

    private readonly Dictionary<string, Dictionary<string, List<CallFact>>> _byService = new(StringComparer.Ordinal);

    private readonly bool _areKeys;

    /// <param name="facts">What configuration says.</param>
    /// <param name="areKeys">True when every string that is looked up is known to be a key, so that one word is enough.</param>
    public SettingUses(IReadOnlyList<Fact> facts, bool areKeys = false)
    {
        _areKeys = areKeys;
        foreach (var call in facts.Of<CallFact>().Where(call => call.Confidence == Confidence.Inferred && (areKeys || call.Key.AsSpan().IndexOfAny(":._") > 0)))
        {
            var name = FoldedName.Of(call.Caller.Name);
            var keys = _byService.TryGetValue(name, out var known) ? known : _byService[name] = new(StringComparer.OrdinalIgnoreCase);
            foreach (var key in (string[])[call.Key, new SettingKey(call.Key).Path])
                if ((keys.TryGetValue(key, out var calls) ? calls : keys[key] = []) is var list && !list.Contains(call))
                    list.Add(call);
        }
    }

    /// <summary>The keys of a service, in every form in which code writes them.</summary>
    public IEnumerable<string> Keys(Reference service) => _byService.TryGetValue(FoldedName.Of(service.Name), out var keys) ? keys.Keys : [];

    /// <summary>The calls to which a key gives the address.</summary>
    public IReadOnlyList<CallFact> Of(Reference service, string key) => Of(service, Encoding.UTF8.GetBytes(key));

    /// <summary>The calls to which a string of the service's code, as written, gives the address; none if it is no such key.</summary>
    public IReadOnlyList<CallFact> Of(Reference service, ReadOnlySpan<byte> literal)
    {
        if (literal.Length > LongestKey || (!_areKeys && literal.IndexOfAny(":._"u8) < 0) || !Ascii.IsValid(literal) || !_byService.TryGetValue(FoldedName.Of(service.Name), out var keys))
            return [];
        Span<char> text = stackalloc char[literal.Length];
        Encoding.ASCII.GetChars(literal, text);
        ReadOnlySpan<char> key = text;
        if (key.StartsWith("${") && key.EndsWith("}"))
            key = key[2..^1] is var inner && inner.IndexOf(':') is var end and >= 0 ? inner[..end] : key[2..^1];
        return keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var calls) ? calls : [];
    }
}
