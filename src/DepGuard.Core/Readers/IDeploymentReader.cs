namespace DepGuard.Readers;

/// <summary>Reads a format that says which services run.</summary>
internal interface IDeploymentReader
{
    /// <summary>Name of the format.</summary>
    string Format { get; }

    /// <summary>Reads every file of the format; never throws for bad input.</summary>
    Deployment Read(Workspace workspace);
}
