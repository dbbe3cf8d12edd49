namespace DepGuard.Contracts;

/// <summary>What a rule looks at, and so where its findings can appear.</summary>
public enum Surface
{
    /// <summary>One input file: it could not be read or understood.</summary>
    Input,

    /// <summary>C# source, seen by the analyzers.</summary>
    Code,

    /// <summary>The service graph, seen by the command line.</summary>
    Graph,

    /// <summary>The difference of two service graphs.</summary>
    Release,
}
