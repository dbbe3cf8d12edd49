namespace DepGuard.Readers.Traces.Joining;

/// <summary>What the other end of a call is.</summary>
internal enum PeerRole : byte
{
    /// <summary>Something that answers.</summary>
    Callee,

    /// <summary>A database or cache.</summary>
    Store,

    /// <summary>A broker that messages are sent to or taken from.</summary>
    Broker,
}
