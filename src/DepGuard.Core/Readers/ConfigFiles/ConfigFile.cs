using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.ConfigFiles;

/// <summary>A configuration file of unknown format with the service that it belongs to.</summary>
/// <param name="Owner">The service.</param>
/// <param name="File">The file.</param>
/// <param name="DeclaresOwner">True when nothing but this file says that the service exists.</param>
/// <param name="InContainer">True when the service reads it inside a container, where <c>localhost</c> is its own.</param>
internal sealed record ConfigFile(Reference Owner, ParsedFile File, bool DeclaresOwner, bool InContainer)
{
    /// <summary>Its path.</summary>
    public string Path => File.File.Path;

    /// <summary>The documents in force, the ones that count more later: those of other profiles are missing.</summary>
    public IReadOnlyList<Document> Documents { get; init; } = File.Documents;
}
