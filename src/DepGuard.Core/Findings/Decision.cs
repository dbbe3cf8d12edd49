namespace DepGuard.Findings;

/// <summary>What to do with a release.</summary>
public enum Decision
{
    /// <summary>Nothing in the change speaks against it.</summary>
    Go,

    /// <summary>Warnings: somebody has to look at them while it is deployed.</summary>
    GoWithCare,

    /// <summary>Errors: not like this.</summary>
    NoGo,
}
