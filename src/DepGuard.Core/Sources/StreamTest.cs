namespace DepGuard.Sources;

/// <summary>Tells from the beginning of a file whether it is read as a stream, whatever its size.</summary>
/// <param name="head">First bytes, decompressed.</param>
/// <param name="isJson">True if the name says that it is JSON.</param>
public delegate bool StreamTest(ReadOnlySpan<byte> head, bool isJson);
