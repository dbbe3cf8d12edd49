using DepGuard.Documents;

namespace DepGuard.Readers;

/// <summary>A configuration file inside a container.</summary>
/// <param name="Name">File name inside the container, which decides who reads it.</param>
/// <param name="File">Its content.</param>
internal sealed record MountedFile(string Name, ParsedFile File);
