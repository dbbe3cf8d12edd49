namespace DepGuard.Models.Simulation;

/// <summary>What can happen to a simulated hub.</summary>
public enum DisturbanceKind
{
    /// <summary>No attempt is taken from the queue.</summary>
    Outage,

    /// <summary>Another number of new calls per second: a surge, or a cut.</summary>
    Load,

    /// <summary>Serving takes longer by a factor.</summary>
    SlowDown,

    /// <summary>The queue is emptied; callers find out when they run out of patience.</summary>
    Flush,

    /// <summary>The queue and what is being served is lost, and attempts are refused at once for a time.</summary>
    RefusingRestart,

    /// <summary>The queue and what is being served is lost, and attempts are swallowed without an answer for a time.</summary>
    SilentRestart,
}
