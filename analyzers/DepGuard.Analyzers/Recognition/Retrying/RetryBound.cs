namespace DepGuard.Analyzers.Recognition.Retrying;

/// <summary>What ends a retry that keeps failing.</summary>
internal enum RetryBound
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Only somebody who cancels a token.</summary>
    CancellationOnly,

    /// <summary>A decision in another method, which may hold a limit.</summary>
    Unknown,

    /// <summary>A flag that the first failure sets: one repetition.</summary>
    Once,

    /// <summary>A limit of attempts or time, or the end of a sequence.</summary>
    Limited,
}
