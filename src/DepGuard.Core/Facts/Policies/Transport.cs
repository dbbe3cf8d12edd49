namespace DepGuard.Facts.Policies;

/// <summary>Calls that a policy governs, by the way they take.</summary>
public enum Transport
{
    /// <summary>Every call.</summary>
    Any,

    /// <summary>Calls over HTTP or gRPC, and those whose protocol is not stated.</summary>
    Http,

    /// <summary>Calls that address the callee through a Dapr sidecar.</summary>
    Dapr,
}
