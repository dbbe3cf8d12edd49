using System.Text;

namespace DepGuard.Sources;

/// <summary>A file of source code, which is read only when a reader wants it and never kept: most of them say nothing about calls.</summary>
/// <param name="Path">Its path as printed.</param>
/// <param name="Read">Fills the buffer and returns the number of bytes; -1 if the file is longer than the buffer or cannot be read.</param>
public sealed record CodeFile(string Path, Func<byte[], int> Read)
{
    /// <summary>Longest file in bytes that counts as written by people: 1 MiB. Longer ones are generated, or data.</summary>
    public const int LongestFile = 1 << 20;

    /// <summary>A file that exists in memory only.</summary>
    public static CodeFile Of(SourceFile file) => new(file.Path, buffer => Fill(Encoding.UTF8.GetBytes(file.Text), buffer));

    /// <summary>A file whose bytes lie elsewhere than on the disk.</summary>
    internal static CodeFile Of(string path, StoredContent stored) => new(path, buffer =>
    {
        try
        {
            return stored.Length > buffer.Length ? -1 : Fill(stored.Read(), buffer);
        }
        catch (IOException)
        {
            return -1;
        }
    });

    /// <summary>A file on the disk.</summary>
    internal static CodeFile Of(DiscoveredFile file) => new(file.Path, buffer => Fill(file.FullPath, buffer));

    private static int Fill(byte[] bytes, byte[] buffer)
    {
        if (bytes.Length > buffer.Length)
            return -1;
        bytes.CopyTo(buffer, 0);
        return bytes.Length;
    }

    private static int Fill(string path, byte[] buffer)
    {
        try
        {
            using var handle = File.OpenHandle(path);
            return RandomAccess.GetLength(handle) <= buffer.Length ? RandomAccess.Read(handle, buffer, 0) : -1;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }
}
