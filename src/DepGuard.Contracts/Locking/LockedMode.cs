namespace DepGuard.Contracts.Locking;

/// <summary>How a caller depends on a callee, as far as rules about code care; of several modes the first one of this list.</summary>
public enum LockedMode
{
    /// <summary>The caller waits for the answer, and somebody says so.</summary>
    Sync,

    /// <summary>The caller may wait for the answer; nothing but a guess says so.</summary>
    Guessed,

    /// <summary>Identity metadata, configuration, discovery, telemetry.</summary>
    Control,

    /// <summary>Database, cache or object store.</summary>
    Data,

    /// <summary>Through a broker.</summary>
    Async,

    /// <summary>The callee must be up before the caller starts.</summary>
    Startup,
}
