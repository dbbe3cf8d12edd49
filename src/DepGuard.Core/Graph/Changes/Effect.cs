namespace DepGuard.Graph.Changes;

/// <summary>What a change of a field can do to the harm that a system comes to. Changes that can only do harm have harm that never falls when more of them come together.</summary>
internal enum Effect
{
    /// <summary>None: the field is the same, or no harm depends on it.</summary>
    None,

    /// <summary>It can only prevent harm.</summary>
    Better,

    /// <summary>It can only do harm.</summary>
    Worse,

    /// <summary>Either.</summary>
    Unknown,
}
