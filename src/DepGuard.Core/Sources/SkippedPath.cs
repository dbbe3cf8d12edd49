namespace DepGuard.Sources;

/// <summary>A file or folder that the scan passed over.</summary>
/// <param name="Path">Its path; a folder ends with <c>/</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedPath(string Path, string Reason);
