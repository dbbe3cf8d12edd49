namespace DepGuard.Models.Hubs;

/// <summary>What can be done about a hub that is down.</summary>
[Flags]
public enum RecoveryActions
{
    /// <summary>Wait.</summary>
    None = 0,

    /// <summary>Take the release back that raised the load.</summary>
    ReduceLoad = 1,

    /// <summary>Take the release back that lowered the capacity, such as one with a nested call.</summary>
    RestoreCapacity = 2,

    /// <summary>Restart so that connections are refused until retries have ended, and the queue is lost.</summary>
    Restart = 4,
}
