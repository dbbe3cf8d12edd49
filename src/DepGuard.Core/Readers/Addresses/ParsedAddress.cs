using DepGuard.Facts;

namespace DepGuard.Readers.Addresses;

/// <summary>How an address was written.</summary>
internal enum AddressForm
{
    /// <summary>With a scheme.</summary>
    Url,

    /// <summary>Inside a connection string.</summary>
    ConnectionString,

    /// <summary><c>host:port</c>.</summary>
    HostPort,

    /// <summary>A host alone.</summary>
    Bare,
}

/// <summary>An address with how it was written and what its notation says about the call.</summary>
/// <param name="Address">The address.</param>
/// <param name="Form">How it was written.</param>
/// <param name="Mode">Mode that the notation decides, such as data for a database's connection string; null if it decides none.</param>
/// <param name="Path">Path of a URL, only to recognise health checks and placeholders; never to be kept.</param>
internal sealed record ParsedAddress(Address Address, AddressForm Form, CallMode? Mode = null, string Path = "");
