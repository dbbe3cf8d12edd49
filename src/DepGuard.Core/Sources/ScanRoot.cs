namespace DepGuard.Sources;

/// <summary>A folder to scan and how its files are printed.</summary>
/// <param name="Folder">Full path of the folder.</param>
/// <param name="Prefix">What printed paths start with, such as <c>deploy/</c>; empty or ending with <c>/</c>.</param>
public readonly record struct ScanRoot(string Folder, string Prefix);
