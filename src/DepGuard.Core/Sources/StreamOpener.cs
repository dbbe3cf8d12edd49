using System.IO.Compression;

namespace DepGuard.Sources;

/// <summary>Opens files as streams, decompressed where they are gzip.</summary>
internal static class StreamOpener
{
    /// <summary>Bytes that tell what a file is.</summary>
    public const int HeadLength = 64 * 1024;

    private const int BufferLength = 1 << 16;

    /// <summary>Names of files that are read as streams or not at all.</summary>
    private static readonly string[] Extensions = [".jsonl", ".ndjson", ".prom", ".metrics", ".txt", ".gz"];

    /// <summary>True for names that no reader of texts understands.</summary>
    public static bool IsStreamOnly(ReadOnlySpan<char> name)
    {
        foreach (var extension in Extensions)
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>The file as a stream; null if its beginning says that it is none.</summary>
    public static StreamedFile? TryOpen(DiscoveredFile file, StreamTest test)
    {
        using var stream = Open(file.FullPath);
        var head = new byte[HeadLength];
        int length;
        try
        {
            length = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return test(head.AsSpan(0, length), IsJson(file.Path)) ? Named(file) : null;
    }

    /// <summary>The same for contents that are at hand.</summary>
    public static StreamedFile? TryOpen(DiscoveredFile file, byte[] content, StreamTest test)
    {
        using var stream = Decompressed(new MemoryStream(content, writable: false));
        var head = new byte[HeadLength];
        try
        {
            var length = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
            return test(head.AsSpan(0, length), IsJson(file.Path)) ? new StreamedFile(file.Path, () => Decompressed(new MemoryStream(content, writable: false))) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The file as a stream, whatever its beginning says.</summary>
    public static StreamedFile Named(DiscoveredFile file) => new(file.Path, () => Open(file.FullPath));

    /// <summary>True if the name says that it is JSON.</summary>
    public static bool IsJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static Stream Open(string path) => Decompressed(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1));

    private static Stream Decompressed(Stream file)
    {
        var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isCompressed ? new BufferedStream(new GZipStream(file, CompressionMode.Decompress), BufferLength) : file;
    }
}
