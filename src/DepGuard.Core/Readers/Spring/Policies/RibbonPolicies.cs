using DepGuard.Facts.Policies;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>
/// Time limits and retries of Ribbon, for a client (<c>orders.ribbon.ReadTimeout</c>) or for all. Retries count per server and per further
/// server; only stated ones count, since they need Spring Retry, which configuration does not show.
/// </summary>
internal sealed class RibbonPolicies
{
    private const string Product = "ribbon";
    private const string Marker = "ribbon";

    private readonly Dictionary<string, NamedSection> _clients = new(StringComparer.OrdinalIgnoreCase);
    private readonly NamedSection? _all;

    public RibbonPolicies(Properties properties)
    {
        var fields = properties.All.Where(property => property.Value.Length > 0 && property.Name.Contains(Marker, StringComparison.Ordinal)).Select(property => (Property: property, Segments: property.Name.Split('.'))).ToList();
        foreach (var client in fields.Where(one => one.Segments is [_, Marker, _]).GroupBy(one => one.Segments[0], StringComparer.OrdinalIgnoreCase))
            _clients[client.Key] = Section(client.Key, client.Select(one => (one.Property, one.Segments[2])));
        var all = Section(string.Empty, fields.Where(one => one.Segments is [Marker, _]).Select(one => (one.Property, one.Segments[1])));
        _all = all.Fields.Count > 0 ? all : null;
    }

    /// <summary>The policies of each named client.</summary>
    public IEnumerable<(string Client, CallPolicy Policy)> Named() =>
        _clients.Values.Select(client => (client.Name, Policy: Of(client.Over(_all), Layer.Client, mayRetry: true))).Where(pair => !pair.Policy.IsEmpty);

    /// <summary>The policy of calls to a service; null if nothing is stated.</summary>
    /// <param name="service">The service.</param>
    /// <param name="layer">Who calls.</param>
    /// <param name="mayRetry">False where the caller does not use the retries.</param>
    public CallPolicy? For(string service, Layer layer, bool mayRetry)
    {
        var section = _clients.GetValueOrDefault(service)?.Over(_all) ?? _all;
        return section is not null && Of(section, layer, mayRetry) is { IsEmpty: false } policy ? policy : null;
    }

    private static NamedSection Section(string name, IEnumerable<(Property Property, string Field)> fields)
    {
        var byField = new Dictionary<string, Property>(StringComparer.Ordinal);
        foreach (var (property, field) in fields)
            byField[PropertyName.Fold(field)] = property;
        return new NamedSection(name, byField);
    }

    /// <summary>Ribbon <c>AbstractDefaultClientConfigImpl</c>: no retry on the same server, one on the next.</summary>
    private static CallPolicy Of(NamedSection section, Layer layer, bool mayRetry)
    {
        var same = PropertyNumber.Whole(section.Find("maxautoretries"));
        var next = PropertyNumber.Whole(section.Find("maxautoretriesnextserver"));
        return new CallPolicy(layer, Product, Provenance.Declared, section.At)
        {
            Attempts = mayRetry && (same ?? next) is not null ? Attempts.AfterRetries(Math.Max(0, same ?? 0)) * Attempts.AfterRetries(Math.Max(0, next ?? 1)) : null,
            Timeout = PropertyNumber.Limit(section.Find("readtimeout")),
            Connect = PropertyNumber.Limit(section.Find("connecttimeout")),
            RetriesUnsafeMethods = section.Find("oktoretryonalloperations")?.IsTrue == true,
        };
    }
}
