namespace DepGuard.Cli;

/// <summary>The command cannot run as it was called; the message says what and where, a line each.</summary>
internal sealed class UsageException(string message) : Exception(message);
