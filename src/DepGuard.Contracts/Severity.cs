namespace DepGuard.Contracts;

/// <summary>How much a finding matters; ordered from least to most.</summary>
public enum Severity
{
    /// <summary>Worth knowing; never fails a build by default.</summary>
    Note,

    /// <summary>Likely harmful; somebody should look.</summary>
    Warning,

    /// <summary>Acting on it is right nearly always; fails the run by default.</summary>
    Error,
}
