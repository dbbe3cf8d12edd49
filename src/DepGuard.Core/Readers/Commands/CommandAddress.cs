using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Commands;

/// <summary>An address in a command line.</summary>
/// <param name="Parsed">The address.</param>
/// <param name="Key">Flag or tool in front of it.</param>
/// <param name="IsWait">True when the command waits for it before the service starts.</param>
internal sealed record CommandAddress(ParsedAddress Parsed, string Key, bool IsWait);
