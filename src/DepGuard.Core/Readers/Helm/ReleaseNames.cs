using DepGuard.Facts;

namespace DepGuard.Readers.Helm;

/// <summary>
/// Charts name their Services <c>RELEASE-CHART</c>, and the release is chosen when they are installed: a host that ends like that means the
/// chart.
/// </summary>
internal sealed class ReleaseNames(IEnumerable<string> charts)
{
    private readonly HashSet<string> _charts = charts.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A value with some name in place of <c>{{ .Release.Name }}</c>, so that the rest can be read.</summary>
    public static string Filled(string value)
    {
        var open = value.IndexOf("{{", StringComparison.Ordinal);
        var close = open < 0 ? -1 : value.IndexOf("}}", open, StringComparison.Ordinal);
        return close > 0 && value[(open + 2)..close].Trim(' ', '-') == ".Release.Name" ? $"{value[..open]}release{value[(close + 2)..]}" : value;
    }

    /// <summary>The address with the name of the chart that its host means; unchanged if it means none, or is the name of one.</summary>
    public Address WithoutRelease(Address address)
    {
        var dot = address.Host.IndexOf('.');
        var label = dot < 0 ? address.Host : address.Host[..dot];
        if (_charts.Contains(label))
            return address;
        for (var dash = label.IndexOf('-'); dash >= 0; dash = label.IndexOf('-', dash + 1))
            if (_charts.Contains(label[(dash + 1)..]))
                return address with { Host = label[(dash + 1)..] };
        return address;
    }
}
