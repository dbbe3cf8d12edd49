namespace DepGuard.Facts;

/// <summary>A part that a service plays for the others, beside its kind.</summary>
public enum Role
{
    /// <summary>Authenticates or authorises requests of others.</summary>
    Auth,

    /// <summary>Routes requests of others.</summary>
    Gateway,

    /// <summary>Service discovery.</summary>
    Registry,

    /// <summary>Serves configuration to others.</summary>
    ConfigServer,

    /// <summary>Receives traces, metrics or logs.</summary>
    Telemetry,

    /// <summary>Receives mail.</summary>
    Mail,

    /// <summary>Resolves names for others.</summary>
    Dns,

    /// <summary>Is needed to repair others: deploys, alerts, lets operators in.</summary>
    Operator,
}
