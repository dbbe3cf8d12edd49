namespace DepGuard.Facts;

/// <summary>How sure a statement is; ordered from least to most.</summary>
public enum Confidence
{
    /// <summary>A heuristic said so; never enough for a cycle.</summary>
    Guessed,

    /// <summary>An address is configured; that it is called is a conclusion.</summary>
    Inferred,

    /// <summary>The configuration states the dependency itself.</summary>
    Declared,

    /// <summary>Seen at run time, in traces or metrics.</summary>
    Observed,
}
