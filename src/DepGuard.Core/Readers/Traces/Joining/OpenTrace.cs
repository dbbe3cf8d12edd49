namespace DepGuard.Readers.Traces.Joining;

/// <summary>A trace whose spans may still arrive; they stand in a <see cref="SpanStore"/>.</summary>
internal sealed class OpenTrace
{
    private readonly List<(int Span, SpanLink Link)> _links = [];

    /// <summary>Its id.</summary>
    public TraceId Id { get; private set; }

    /// <summary>Number of spans.</summary>
    public int Count { get; private set; }

    /// <summary>Place of the first span; -1 without one.</summary>
    public int First { get; private set; }

    /// <summary>Links of spans by their numbers, in order of the spans.</summary>
    public IReadOnlyList<(int Span, SpanLink Link)> Links => _links;

    private int Last { get; set; }

    /// <summary>Begins a trace.</summary>
    public void Begin(TraceId id)
    {
        (Id, Count, First, Last) = (id, 0, -1, -1);
        _links.Clear();
    }

    /// <summary>Adds a span with its links.</summary>
    public void Add(in Span span, IReadOnlyList<SpanLink> links, SpanStore store)
    {
        for (var i = 0; i < links.Count; i++)
            _links.Add((Count, links[i]));
        Last = store.Add(span, Last);
        if (Count++ == 0)
            First = Last;
    }
}
