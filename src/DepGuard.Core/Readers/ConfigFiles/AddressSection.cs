using DepGuard.Sources;

namespace DepGuard.Readers.ConfigFiles;

/// <summary>A section of a configuration file that holds a host and a port.</summary>
/// <param name="Name">Name of the section, which names a peer or the service itself.</param>
/// <param name="Key">Path of the section.</param>
/// <param name="Host">The host.</param>
/// <param name="Port">The port.</param>
/// <param name="At">The port's or the host's place.</param>
internal sealed record AddressSection(string Name, string Key, string Host, int Port, SourceSpan At)
{
    /// <summary>True when the host says nothing about the peer, so that the section's name has to.</summary>
    public bool IsLocal => Host is "localhost" or "0.0.0.0" or "::1" || Host.StartsWith("127.", StringComparison.Ordinal);
}
