using DepGuard.Facts;

namespace DepGuard.Readers;

/// <summary>Reads configuration that belongs to services which deployment descriptions, or the files themselves, define.</summary>
internal interface IConfigurationReader
{
    /// <summary>Name of the format.</summary>
    string Format { get; }

    /// <summary>Facts from the configuration; never throws for bad input.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="containers">What runs, with its variables and mounts.</param>
    /// <param name="claimed">Paths that other readers have read or left out.</param>
    IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed);
}
