namespace DepGuard.Facts;

/// <summary>What a service is to its callers.</summary>
public enum ServiceKind
{
    /// <summary>Answers or makes calls.</summary>
    Service,

    /// <summary>Its own configuration routes requests to others.</summary>
    Gateway,

    /// <summary>Runs to completion.</summary>
    Job,

    /// <summary>Database, object store or search index.</summary>
    Database,

    /// <summary>Cache.</summary>
    Cache,

    /// <summary>Message broker.</summary>
    Broker,

    /// <summary>A host that the scanned files do not define, and every telemetry, mail or log back end.</summary>
    External,
}
