namespace DepGuard.Facts.Objectives;

/// <summary>What an objective promises.</summary>
public enum ObjectiveKind
{
    /// <summary>Answers that are no failures.</summary>
    Availability,

    /// <summary>Answers within a time.</summary>
    Latency,
}
