using DepGuard.Configuration;
using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Resolution;

/// <summary>
/// The names that unknown ones probably mean. Each unknown name is compared with every known one, so a large system with many of both gets
/// proposals for the first ones only: hundreds of unknown names are no slips of the pen.
/// </summary>
internal sealed class Corrections(IEnumerable<Service> services)
{
    private const int ShortestCorrected = 4;
    private const int MostComparisons = 1_000_000;

    private readonly Dictionary<string, string?> _nearest = new(StringComparer.OrdinalIgnoreCase);
    private Suggestions? _known;

    /// <summary>What to do; null if no name is near, or the name is too short to tell a slip from another name.</summary>
    public string? Of(string host, string caller) =>
        host.Length >= ShortestCorrected && Nearest(host) is { } near && near != caller ? $"Write {near} if that is what {host} means." : null;

    private string? Nearest(string host)
    {
        if (_nearest.TryGetValue(host, out var nearest))
            return nearest;

        _known ??= new Suggestions(services.Where(service => service.Kind != ServiceKind.External).SelectMany(service => service.Aliases.Prepend(service.Id)).Distinct(StringComparer.Ordinal));
        return _nearest[host] = (long)(_nearest.Count + 1) * _known.Count <= MostComparisons ? _known.For(host) : null;
    }
}
