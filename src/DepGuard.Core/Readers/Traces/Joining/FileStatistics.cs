namespace DepGuard.Readers.Traces.Joining;

/// <summary>What was found in a file, for whoever asks how much the observation is worth.</summary>
internal sealed class FileStatistics
{
    /// <summary>Spans.</summary>
    public long Spans { get; set; }

    /// <summary>Spans whose parent is not in the input.</summary>
    public long Orphans { get; set; }

    /// <summary>Spans that were there already.</summary>
    public long Copies { get; set; }

    /// <summary>Spans of a process that states no name.</summary>
    public long Unnamed { get; set; }

    /// <summary>Calls whose callee nothing names.</summary>
    public long Nameless { get; set; }

    /// <summary>Spans that came after the rest of their trace had been joined.</summary>
    public long Late { get; set; }

    /// <summary>Traces that begin in this file.</summary>
    public long Traces { get; set; }

    /// <summary>First start, in nanoseconds since 1970; null if no span states one.</summary>
    public long? First { get; set; }

    /// <summary>Last end.</summary>
    public long? Last { get; set; }

    /// <summary>Counted calls that the file states itself, as metrics do.</summary>
    public long Counters { get; set; }

    /// <summary>Widens the time that the spans cover.</summary>
    public void Cover(long start, long duration)
    {
        First = First is { } first && first <= start ? first : start;
        var end = start + Math.Max(0, duration);
        Last = Last is { } last && last >= end ? last : end;
    }
}
