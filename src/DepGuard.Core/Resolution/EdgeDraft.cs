using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Resolution;

/// <summary>An edge while facts are added to it.</summary>
internal sealed class EdgeDraft
{
    private readonly SortedDictionary<string, Observation> _observed = new(StringComparer.Ordinal);

    /// <summary>Protocol of the first address that states one.</summary>
    public string? Protocol { get; set; }

    /// <summary>Parts that the call plays.</summary>
    public SortedSet<Role> Roles { get; } = [];

    /// <summary>The places that state it.</summary>
    public HashSet<Evidence> Evidence { get; } = [];

    /// <summary>Adds what was observed. What one source saw of several names of the callee adds up.</summary>
    public void Observe(ObservedCallFact fact) =>
        _observed[fact.Source] = _observed.TryGetValue(fact.Source, out var before) ? Sum(before, fact.Seen) : fact.Seen;

    /// <summary>The finished edge.</summary>
    public Edge ToEdge(Service caller, Service callee, CallMode mode) => new(
        caller, callee, mode, [.. Roles], Protocol,
        [.. Evidence.OrderByDescending(one => one.Confidence).ThenBy(one => one.At).ThenBy(one => one.Text, StringComparer.Ordinal)])
    {
        Observed = _observed.Values.MaxBy(observation => observation.Calls),
    };

    /// <summary>Percentiles do not add up: those of the larger part stay.</summary>
    private static Observation Sum(Observation a, Observation b)
    {
        var larger = a.Calls >= b.Calls ? a : b;
        return larger with { Calls = a.Calls + b.Calls, Errors = a.Errors + b.Errors, Resends = a.Resends is null ? b.Resends : b.Resends is null ? a.Resends : Math.Max(a.Resends.Value, b.Resends.Value) };
    }
}
