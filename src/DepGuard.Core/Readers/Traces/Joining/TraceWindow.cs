namespace DepGuard.Readers.Traces.Joining;

/// <summary>
/// Collects spans until their trace can be joined: at the end of the input, or when too many spans wait, the oldest trace first. So the
/// memory does not depend on the length of the input. A span that comes after its trace was joined is counted as late and left out, since it
/// may be a copy of one that was counted.
/// </summary>
/// <param name="capacity">Most spans that wait.</param>
/// <param name="join">Takes a trace; the trace is used again afterwards.</param>
internal sealed class TraceWindow(int capacity, Action<OpenTrace> join)
{
    private const int SmallTrace = 1024;
    private const int MostSpares = 4096;

    private readonly Dictionary<TraceId, OpenTrace> _open = [];
    private readonly Queue<OpenTrace> _byAge = [];
    private readonly Stack<OpenTrace> _spare = [];
    private readonly RecentSet<TraceId> _joined = new(1_000_000);
    private OpenTrace? _last;
    private int _waiting;

    /// <summary>Takes a span of a file.</summary>
    public void Add(TraceId id, in Span span, FileStatistics file)
    {
        if (Find(id, file) is not { } trace)
        {
            file.Late++;
            return;
        }

        trace.Add(span);
        if (++_waiting > capacity)
            JoinOldest();
    }

    /// <summary>Joins what waits.</summary>
    public void Flush()
    {
        while (_byAge.Count > 0)
            JoinOldest();
    }

    /// <summary>The trace, new or not; null if it was joined already.</summary>
    private OpenTrace? Find(TraceId id, FileStatistics file)
    {
        if (_last is not null && _last.Id == id)
            return _last;
        if (_open.TryGetValue(id, out var trace))
            return _last = trace;
        if (_joined.Contains(id))
            return null;

        trace = _spare.TryPop(out var spare) ? spare : new OpenTrace();
        trace.Id = id;
        _byAge.Enqueue(trace);
        file.Traces++;
        return _last = _open[id] = trace;
    }

    private void JoinOldest()
    {
        var trace = _byAge.Dequeue();
        _open.Remove(trace.Id);
        _joined.Add(trace.Id);
        _waiting -= trace.Count;
        if (_last == trace)
            _last = null;
        join(trace);
        var isSmall = trace.Count <= SmallTrace;
        trace.Clear();
        if (isSmall && _spare.Count < MostSpares)
            _spare.Push(trace);
    }
}
