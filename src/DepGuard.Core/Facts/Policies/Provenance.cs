namespace DepGuard.Facts.Policies;

/// <summary>Where a number comes from; ordered from weakest to strongest.</summary>
public enum Provenance
{
    /// <summary>The user's assumption for what nothing states.</summary>
    Assumed,

    /// <summary>Documented default of a product that is in force on the call.</summary>
    Default,

    /// <summary>Seen at run time.</summary>
    Observed,

    /// <summary>Stated in configuration.</summary>
    Declared,
}
