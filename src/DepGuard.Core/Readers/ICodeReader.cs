using DepGuard.Facts;

namespace DepGuard.Readers;

/// <summary>Reads the source code of services that configuration has made known.</summary>
internal interface ICodeReader
{
    /// <summary>Name of the format.</summary>
    string Format { get; }

    /// <summary>Facts from the code, in order of their places; never throws for bad input.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="owners">Whose code a file is.</param>
    /// <param name="facts">What configuration says.</param>
    IReadOnlyList<Fact> Read(Workspace workspace, Code.CodeOwners owners, IReadOnlyList<Fact> facts);
}
