namespace DepGuard.Sources;

/// <summary>A file that may be worth reading.</summary>
/// <param name="FullPath">Where it is on the disk.</param>
/// <param name="Path">Its path as printed.</param>
/// <param name="IsTest">True below a folder of tests, examples or documentation.</param>
/// <param name="IsEmpty">True when its size is 0, as that of a pipe or a device is too.</param>
public sealed record DiscoveredFile(string FullPath, string Path, bool IsTest, bool IsEmpty);
