namespace DepGuard.Readers.Traces.Joining;

/// <summary>
/// Who is whose parent within a trace, by the numbers of the spans. Built by sorting the ids, so that the work stays near linear for a trace
/// of any size; the arrays are used again.
/// </summary>
internal sealed class TraceTree
{
    /// <summary>No parent is stated.</summary>
    public const int None = -1;

    /// <summary>The stated parent is not in the input.</summary>
    public const int Missing = -2;

    /// <summary>Spans of one service between two borders of it; what is further up is not looked for.</summary>
    private const int LongestClimb = 100;

    private const int KindCount = 6;

    private ulong[] _ids = new ulong[64];
    private int[] _order = new int[64];
    private int[] _parents = new int[64];
    private bool[] _isCopy = new bool[64];
    private int _count;

    /// <summary>Looks at another trace.</summary>
    public void Build(ReadOnlySpan<Span> spans)
    {
        MakeRoom(spans.Length);
        for (var i = 0; i < spans.Length; i++)
            (_ids[i], _order[i]) = (spans[i].Id, i);
        Array.Sort(_ids, _order, 0, spans.Length);
        RemoveCopies(spans);
        for (var i = 0; i < spans.Length; i++)
            _parents[i] = _isCopy[i] ? None : FindParent(spans, i);
    }

    /// <summary>True for a span that the input holds twice, except for the first one.</summary>
    public bool IsCopy(int span) => _isCopy[span];

    /// <summary>The parent; <see cref="None"/> or <see cref="Missing"/> if there is none.</summary>
    public int Parent(int span) => _parents[span];

    /// <summary>A span with this id; <see cref="Missing"/> if there is none.</summary>
    public int Find(ulong id) => Range(id) is var (first, count) && count > 0 ? _order[first] : Missing;

    /// <summary>The nearest span, from this one upwards and within its service, that is not work inside of the service; -1 if there is none.</summary>
    public int Border(ReadOnlySpan<Span> spans, int from)
    {
        for (var i = 0; i < LongestClimb && from >= 0; i++)
        {
            if (spans[from].Kind > SpanKind.Internal)
                return from;
            var parent = _parents[from];
            if (parent < 0 || spans[parent].Service != spans[from].Service)
                return None;
            from = parent;
        }

        return None;
    }

    /// <summary>Of spans with the same id and kind only the first one stays. Different kinds under one id are the two sides of a call.</summary>
    private void RemoveCopies(ReadOnlySpan<Span> spans)
    {
        Array.Clear(_isCopy, 0, spans.Length);
        Span<int> first = stackalloc int[KindCount];
        var kept = 0;
        for (int start = 0, end; start < spans.Length; start = end)
        {
            first.Fill(int.MaxValue);
            for (end = start; end < spans.Length && _ids[end] == _ids[start]; end++)
                first[(int)spans[_order[end]].Kind] = Math.Min(first[(int)spans[_order[end]].Kind], _order[end]);
            var id = _ids[start];
            for (var i = start; i < end; i++)
                _isCopy[_order[i]] = first[(int)spans[_order[i]].Kind] != _order[i];
            foreach (var span in first)
                if (span != int.MaxValue)
                    (_ids[kept], _order[kept++]) = (id, span);
        }

        _count = kept;
    }

    private int FindParent(ReadOnlySpan<Span> spans, int child)
    {
        ref readonly var span = ref spans[child];
        if (OtherSide(spans, span) is var caller and >= 0)
            return caller;
        if (span.Parent == 0 || (span.Parent == span.Id && !span.Is(SpanTraits.Shared)))
            return None;

        var (first, count) = Range(span.Parent);
        var best = Missing;
        for (var i = first; i < first + count; i++)
        {
            var candidate = _order[i];
            if (candidate == child)
                continue;
            if (spans[candidate].Service == span.Service)
                return candidate;
            if (best < 0 || spans[candidate].Kind is SpanKind.Server or SpanKind.Consumer)
                best = candidate;
        }

        return best;
    }

    /// <summary>The caller's span that has the same id as the callee's; -1 if there is none.</summary>
    private int OtherSide(ReadOnlySpan<Span> spans, in Span span)
    {
        var wanted = span.Kind switch
        {
            SpanKind.Server => SpanKind.Client,
            SpanKind.Consumer => SpanKind.Producer,
            _ => SpanKind.Unspecified,
        };
        if (wanted == SpanKind.Unspecified)
            return None;
        var (first, count) = Range(span.Id);
        for (var i = first; i < first + count; i++)
            if (spans[_order[i]].Kind == wanted)
                return _order[i];
        return None;
    }

    private (int First, int Count) Range(ulong id)
    {
        var found = Array.BinarySearch(_ids, 0, _count, id);
        if (found < 0)
            return (0, 0);
        var (first, end) = (found, found + 1);
        while (first > 0 && _ids[first - 1] == id)
            first--;
        while (end < _count && _ids[end] == id)
            end++;
        return (first, end - first);
    }

    private void MakeRoom(int count)
    {
        if (count <= _ids.Length)
            return;
        var size = Math.Max(count, _ids.Length * 2);
        (_ids, _order, _parents, _isCopy) = (new ulong[size], new int[size], new int[size], new bool[size]);
    }
}
