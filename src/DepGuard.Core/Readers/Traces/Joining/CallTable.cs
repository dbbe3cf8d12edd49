namespace DepGuard.Readers.Traces.Joining;

/// <summary>All calls that spans show, by their ends. Only so many ends are kept that hostile input cannot fill the memory.</summary>
internal sealed class CallTable
{
    private const int MostEnds = 500_000;

    private readonly Dictionary<CallKey, CallTally> _tallies = [];

    /// <summary>Calls by their ends, in order of the first one.</summary>
    public IEnumerable<KeyValuePair<CallKey, CallTally>> All => _tallies;

    /// <summary>Services that received telemetry from others, and those that received anything else.</summary>
    public (HashSet<int> Telemetry, HashSet<int> Other) Received { get; } = ([], []);

    /// <summary>Adds a call that a span shows.</summary>
    public void Add(CallKey key, in Span shownBy, bool isError, long nanoseconds, int resend = 0)
    {
        if (!_tallies.TryGetValue(key, out var tally))
        {
            if (_tallies.Count == MostEnds)
                return;
            _tallies[key] = tally = new CallTally(shownBy.File, shownBy.Line);
        }

        tally.Add(isError, nanoseconds, resend);
    }
}
