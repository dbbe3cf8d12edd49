namespace DepGuard.Source;

/// <summary>A solution cannot be opened at all; the message says why and what to do.</summary>
public sealed class SolutionException(string message) : Exception(message);
