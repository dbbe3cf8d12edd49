namespace DepGuard.Readers.Traces.Joining;

/// <summary>The spans of a trace that have arrived so far.</summary>
internal sealed class OpenTrace
{
    private Span[] _spans = new Span[8];

    /// <summary>Its id.</summary>
    public TraceId Id { get; set; }

    /// <summary>Number of spans.</summary>
    public int Count { get; private set; }

    /// <summary>The spans, in order of arrival.</summary>
    public ReadOnlySpan<Span> Spans => _spans.AsSpan(0, Count);

    /// <summary>Adds a span.</summary>
    public void Add(in Span span)
    {
        if (Count == _spans.Length)
            Array.Resize(ref _spans, Count * 2);
        _spans[Count++] = span;
    }

    /// <summary>Makes it ready for another trace.</summary>
    public void Clear() => Count = 0;
}
