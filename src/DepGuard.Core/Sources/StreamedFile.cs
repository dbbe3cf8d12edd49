namespace DepGuard.Sources;

/// <summary>A file of any size that is read as a stream of bytes and never held as a whole, such as a day of traces.</summary>
/// <param name="Path">Its path as printed.</param>
/// <param name="Open">Opens it, decompressed, at its beginning; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> if that fails.</param>
public sealed record StreamedFile(string Path, Func<Stream> Open)
{
    /// <summary>True when the user named it, so that it should hold what a stream is read for.</summary>
    public bool IsNamed { get; init; }
}
