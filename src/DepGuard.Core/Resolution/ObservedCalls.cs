using System.Globalization;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Resolution;

/// <summary>
/// What was seen of the calls of one edge. Several sources, such as spans and metrics, see the same calls: the one that saw most counts. What
/// one source saw under several names of the callee adds up.
/// </summary>
internal sealed class ObservedCalls
{
    private readonly SortedDictionary<string, Observation> _bySource = new(StringComparer.Ordinal);
    private SourceSpan? _at;

    /// <summary>The observation; null if nothing was seen.</summary>
    public Observation? Total => _bySource.Count == 0 ? null : _bySource.Values.MaxBy(observation => observation.Calls);

    /// <summary>The attempts that were seen, as a policy of the caller's client; null if no call was repeated.</summary>
    public CallPolicy? Retries => Total?.Resends is { } resends && _at is { } at
        ? new CallPolicy(Layer.Client, "traces", Provenance.Observed, at) { Attempts = Attempts.AfterRetries(resends) }
        : null;

    /// <summary>Takes what a fact states.</summary>
    public void Add(ObservedCallFact fact)
    {
        _bySource[fact.Source] = _bySource.TryGetValue(fact.Source, out var before) ? Sum(before, fact.Seen) : fact.Seen;
        if (_at is not { } at || fact.At.CompareTo(at) < 0)
            _at = fact.At;
    }

    /// <summary>What a fact states, as evidence says it.</summary>
    public static string Describe(ObservedCallFact fact) => string.Create(
        CultureInfo.InvariantCulture,
        $"{fact.Seen.Calls:N0} call{(fact.Seen.Calls == 1 ? "" : "s")} of {fact.Target.Host}, {fact.Seen.Errors:N0} failed ({fact.Source})");

    /// <summary>Percentiles do not add up: those of the larger part stay.</summary>
    private static Observation Sum(Observation a, Observation b) => (a.Calls >= b.Calls ? a : b) with
    {
        Calls = a.Calls + b.Calls,
        Errors = a.Errors + b.Errors,
        Resends = a.Resends > b.Resends ? a.Resends : b.Resends ?? a.Resends,
    };
}
