namespace DepGuard.Readers.Traces.Joining;

/// <summary>
/// Collects spans until their trace can be joined: at the end of the input, or when too many spans wait, the oldest trace first. So the
/// memory does not depend on the length of the input. A span that comes after its trace was joined is counted as late and left out, since it
/// may be a copy of one that was counted.
/// </summary>
/// <param name="capacity">Most spans that wait.</param>
/// <param name="join">Takes the calls out of a trace.</param>
internal sealed class TraceWindow(int capacity, TraceJoin join)
{
    private const int MostJoined = 1_000_000;

    private readonly Dictionary<TraceId, OpenTrace> _open = [];
    private readonly Queue<OpenTrace> _byAge = [];
    private readonly Stack<OpenTrace> _spare = [];
    private readonly RecentSet<TraceId> _joined = new(MostJoined);
    private readonly SpanStore _store = new();
    private OpenTrace? _last;
    private Span[] _spans = new Span[64];
    private int _waiting;

    /// <summary>Takes a span of a file with the spans that it links to.</summary>
    public void Add(TraceId id, in Span span, IReadOnlyList<SpanLink> links, FileStatistics file)
    {
        if (Find(id, file) is not { } trace)
        {
            file.Late++;
            return;
        }

        trace.Add(span, links, _store);
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
        trace.Begin(id);
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

        if (_spans.Length < trace.Count)
            _spans = new Span[Math.Max(trace.Count, _spans.Length * 2)];
        var spans = _spans.AsSpan(0, trace.Count);
        _store.Take(trace.First, spans);
        join.Join(trace, spans);
        _spare.Push(trace);
    }
}
