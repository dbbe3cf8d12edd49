using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Sources;

namespace DepGuard.Readers.Nginx;

/// <summary>A server of a group.</summary>
/// <param name="Address">Where it is; null for a socket file.</param>
/// <param name="At">The place that states it.</param>
/// <param name="Parameters">What follows the address, such as <c>max_fails=3</c>.</param>
internal sealed record NginxServer(Address? Address, SourceSpan At, IReadOnlyList<string> Parameters)
{
    /// <summary>The server that a directive states.</summary>
    public static NginxServer Of(NginxDirective server) =>
        new(Parse(server.Value), server.At, [.. server.Arguments.Skip(1).Select(word => word.Text)]);

    /// <summary>The value of a parameter; null if it is absent.</summary>
    public string? Parameter(string name) =>
        Parameters.FirstOrDefault(parameter => parameter.StartsWith(name + "=", StringComparison.Ordinal)) is { } found ? found[(name.Length + 1)..] : null;

    /// <summary>Host and port; null for a socket file and what is neither.</summary>
    public static Address? Parse(string text) =>
        text.StartsWith("unix:", StringComparison.Ordinal) ? null
        : HostText.ParseHostPort(text) ?? HostText.ParseBracketed(text) ?? (AddressGrammar.ParseBareHost(text) ?? (HostText.IsHost(text) ? new Address(text) : null));
}
