namespace DepGuard.Documents.Tables;

/// <summary>What a stored value is.</summary>
internal enum NodeKind
{
    /// <summary>A scalar without quotes.</summary>
    Plain,

    /// <summary>A scalar with a quote on either side, or one whose text differs from its notation.</summary>
    Quoted,

    /// <summary>Keys with values.</summary>
    Mapping,

    /// <summary>Values in order.</summary>
    Sequence,
}
