namespace DepGuard.Readers.Traces.Joining;

/// <summary>A span as far as calls are concerned: 56 bytes, numbers only, because many wait for the rest of their trace.</summary>
internal struct Span
{
    /// <summary>Its id.</summary>
    public ulong Id;

    /// <summary>Id of its parent; 0 for none.</summary>
    public ulong Parent;

    /// <summary>Duration in nanoseconds; negative if unknown.</summary>
    public long Duration;

    /// <summary>Number of its service; -1 if that has no name.</summary>
    public int Service;

    /// <summary>Number of the peer that its attributes name; -1 for none.</summary>
    public int Peer;

    /// <summary>Number of its file.</summary>
    public int File;

    /// <summary>Line of its file.</summary>
    public int Line;

    /// <summary>Which attempt after the first one it is; 0 for the first.</summary>
    public int Resend;

    /// <summary>Which part of a call it tells of.</summary>
    public SpanKind Kind;

    /// <summary>What else matters.</summary>
    public SpanTraits Traits;

    /// <summary>True if it has this trait.</summary>
    public readonly bool Is(SpanTraits trait) => (Traits & trait) != 0;
}
