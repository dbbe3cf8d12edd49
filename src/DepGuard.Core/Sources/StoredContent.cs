namespace DepGuard.Sources;

/// <summary>A file whose bytes lie elsewhere than on the disk, such as in a revision.</summary>
/// <param name="Length">Number of bytes.</param>
/// <param name="Read">The bytes; throws <see cref="IOException"/> if they cannot be had.</param>
public sealed record StoredContent(long Length, Func<byte[]> Read);
