namespace DepGuard.Readers.Spring.Calls;

/// <summary>What an application does with an address.</summary>
internal enum AddressUse
{
    /// <summary>Calls it within a request.</summary>
    Call,

    /// <summary>Asks it about each request's credentials.</summary>
    Authentication,

    /// <summary>Keeps data there.</summary>
    Data,

    /// <summary>Sends and receives messages through it.</summary>
    Messages,

    /// <summary>Registry, configuration, telemetry, keys for tokens: outside of requests.</summary>
    Control,

    /// <summary>Watches the instances of the applications that the value lists by name.</summary>
    Instances,

    /// <summary>Hands it over or listens on it.</summary>
    NoCall,
}
