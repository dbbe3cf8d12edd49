namespace DepGuard.Readers.Traces.Joining;

/// <summary>
/// Spans of many traces in one array, each pointing to the next one of its trace: no garbage, and no more memory than the spans that wait.
/// </summary>
internal sealed class SpanStore
{
    private Span[] _spans = new Span[1024];
    private int[] _next = new int[1024];
    private int _used;
    private int _free = -1;

    /// <summary>Adds a span behind another one of its trace; -1 for the first one of a trace. Returns its place.</summary>
    public int Add(in Span span, int last)
    {
        var place = _free;
        if (place >= 0)
            _free = _next[place];
        else if ((place = _used++) == _spans.Length)
            Grow();
        _spans[place] = span;
        _next[place] = -1;
        if (last >= 0)
            _next[last] = place;
        return place;
    }

    /// <summary>Moves the spans of a trace out.</summary>
    public void Take(int first, Span<Span> target)
    {
        var place = first;
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = _spans[place];
            var next = _next[place];
            (_next[place], _free) = (_free, place);
            place = next;
        }
    }

    private void Grow()
    {
        Array.Resize(ref _spans, _spans.Length * 2);
        Array.Resize(ref _next, _next.Length * 2);
    }
}
