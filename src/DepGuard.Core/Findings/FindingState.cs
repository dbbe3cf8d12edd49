namespace DepGuard.Findings;

/// <summary>How a finding stands to the state, or to the baseline, that the run is compared with.</summary>
public enum FindingState
{
    /// <summary>It was not there before.</summary>
    New,

    /// <summary>It was there before.</summary>
    Unchanged,

    /// <summary>It was there before and is no more.</summary>
    Gone,
}
