using System.Numerics;

namespace DepGuard.Readers.Traces.Joining;

/// <summary>
/// Who is whose parent within a trace, by the numbers of the spans. The ids stand in a hash table with chains; its arrays are used again, and
/// of a large one only as much as a trace needs, so that the work is linear in the number of spans.
/// </summary>
internal sealed class TraceTree
{
    /// <summary>No parent is stated.</summary>
    public const int None = -1;

    /// <summary>The stated parent is not in the input.</summary>
    public const int Missing = -2;

    /// <summary>Spans of one service between two borders of it; what is further up is not looked for.</summary>
    private const int LongestClimb = 100;

    private const int SmallestTable = 16;

    /// <summary>Differs from run to run, so that nobody can prepare ids that collide; no order depends on it.</summary>
    private static readonly ulong Factor = ((ulong)(uint)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2) | 1;

    private int[] _heads = new int[SmallestTable];
    private int[] _next = new int[SmallestTable];
    private int[] _parents = new int[SmallestTable];
    private bool[] _isCopy = new bool[SmallestTable];
    private int _shift;

    /// <summary>Looks at another trace. Of spans with the same id and kind only the first stays; different kinds are the two sides of a call.</summary>
    public void Build(ReadOnlySpan<Span> spans)
    {
        MakeRoom(spans.Length);
        for (var i = 0; i < spans.Length; i++)
            _isCopy[i] = !Insert(spans, i);
        for (var i = 0; i < spans.Length; i++)
            _parents[i] = _isCopy[i] ? None : FindParent(spans, i);
    }

    /// <summary>True for a span that the input holds twice, except for the first one.</summary>
    public bool IsCopy(int span) => _isCopy[span];

    /// <summary>The parent; <see cref="None"/> or <see cref="Missing"/> if there is none.</summary>
    public int Parent(int span) => _parents[span];

    /// <summary>The first span with this id; <see cref="Missing"/> if there is none.</summary>
    public int Find(ReadOnlySpan<Span> spans, ulong id)
    {
        var first = Missing;
        for (var i = _heads[Slot(id)]; i >= 0; i = _next[i])
            if (spans[i].Id == id)
                first = i;
        return first;
    }

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

    private bool Insert(ReadOnlySpan<Span> spans, int span)
    {
        var slot = Slot(spans[span].Id);
        for (var i = _heads[slot]; i >= 0; i = _next[i])
            if (spans[i].Id == spans[span].Id && spans[i].Kind == spans[span].Kind)
                return false;
        (_next[span], _heads[slot]) = (_heads[slot], span);
        return true;
    }

    /// <summary>The caller's side of the same call, else the span with the stated id: the one of the same service, else the callee's side.</summary>
    private int FindParent(ReadOnlySpan<Span> spans, int child)
    {
        ref readonly var span = ref spans[child];
        if (span.Kind is SpanKind.Server or SpanKind.Consumer && CallerSide(spans, span) is var caller and >= 0)
            return caller;
        if (span.Parent == 0 || span.Parent == span.Id)
            return None;

        var best = Missing;
        for (var i = _heads[Slot(span.Parent)]; i >= 0; i = _next[i])
        {
            if (spans[i].Id != span.Parent)
                continue;
            if (spans[i].Service == span.Service)
                return i;
            if (best < 0 || spans[i].Kind is SpanKind.Server or SpanKind.Consumer)
                best = i;
        }

        return best;
    }

    /// <summary>The caller's span that has the same id as the callee's; -1 if there is none.</summary>
    private int CallerSide(ReadOnlySpan<Span> spans, in Span span)
    {
        var wanted = span.Kind == SpanKind.Server ? SpanKind.Client : SpanKind.Producer;
        for (var i = _heads[Slot(span.Id)]; i >= 0; i = _next[i])
            if (spans[i].Id == span.Id && spans[i].Kind == wanted)
                return i;
        return None;
    }

    private int Slot(ulong id) => (int)((id * Factor) >> _shift);

    private void MakeRoom(int count)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(SmallestTable, count * 2));
        if (size > _heads.Length)
            (_heads, _next, _parents, _isCopy) = (new int[size], new int[size], new int[size], new bool[size]);
        _heads.AsSpan(0, size).Fill(-1);
        _shift = 64 - BitOperations.Log2((uint)size);
    }
}
