namespace DepGuard.Facts;

/// <summary>How a caller depends on a callee.</summary>
public enum CallMode
{
    /// <summary>The caller waits for the callee within a request.</summary>
    Sync,

    /// <summary>Through a broker.</summary>
    Async,

    /// <summary>Database, cache, object store or search index.</summary>
    Data,

    /// <summary>Must be up or finished before the caller starts.</summary>
    Startup,

    /// <summary>Telemetry, registry, configuration server, health probe, identity metadata.</summary>
    Control,
}
