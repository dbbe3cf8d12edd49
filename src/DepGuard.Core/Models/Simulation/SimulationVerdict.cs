namespace DepGuard.Models.Simulation;

/// <summary>How a simulated hub ended.</summary>
public enum SimulationVerdict
{
    /// <summary>At the end at least 90 % of the calls are answered in time.</summary>
    Recovers,

    /// <summary>At the end between 10 and 90 % are.</summary>
    Degraded,

    /// <summary>It worked before, and at the end fewer than 10 % of the calls are answered in time, although what happened is over.</summary>
    Metastable,

    /// <summary>Fewer than half of the calls are answered in time although nothing has happened yet.</summary>
    Overloaded,
}
