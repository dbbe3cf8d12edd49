namespace DepGuard.Readers.Traces.Metrics;

/// <summary>Calls that somebody else has counted, by their ends.</summary>
internal sealed class CounterTable
{
    private const int MostEnds = 200_000;

    private readonly Dictionary<CounterKey, Counter> _counters = [];

    /// <summary>All counters, in order of the first statement.</summary>
    public IEnumerable<KeyValuePair<CounterKey, Counter>> All => _counters;

    /// <summary>The counter of two ends; null if there are too many.</summary>
    public Counter? At(CounterKey key, int file, int line)
    {
        if (_counters.TryGetValue(key, out var counter))
            return counter;
        return _counters.Count == MostEnds ? null : _counters[key] = new Counter(file, line);
    }
}
