using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DepGuard.Sources;

/// <summary>Turns files into texts: UTF-8, with or without a byte order mark, within <see cref="ScanLimits"/>.</summary>
public static class SourceReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the files, <paramref name="jobs"/> at a time; the result does not depend on the number.</summary>
    public static SourceTree Read(DiscoveredFiles found, ScanLimits limits, int jobs, CancellationToken cancellation)
    {
        var files = found.Files;
        var texts = new SourceFile?[files.Count];
        var failures = new UnreadableFile?[files.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        Parallel.For(0, files.Count, options, i => (texts[i], failures[i]) = Read(files[i], limits));
        return new SourceTree([.. texts.OfType<SourceFile>()], found.Skipped, [.. failures.OfType<UnreadableFile>()])
        {
            Open = path => Open(found.Root, path, limits),
        };
    }

    /// <summary>Reads what is piped into the program, up to the size of a file, as <see cref="SourceFile.StandardInput"/>.</summary>
    public static SourceTree Read(TextReader input, ScanLimits limits)
    {
        var text = new StringBuilder();
        var buffer = new char[16_384];
        var bytes = 0L;
        for (var read = input.Read(buffer); read > 0; read = input.Read(buffer))
        {
            bytes += Encoding.UTF8.GetByteCount(buffer, 0, read);
            if (bytes > limits.FileBytes)
                return new SourceTree([], [], [new UnreadableFile(SourceSpan.StartOf(SourceFile.StandardInput), $"more than {limits.FileBytes:N0} bytes", IsLimit: true)]);
            text.Append(buffer, 0, read);
        }

        return SourceTree.Of([new SourceFile(SourceFile.StandardInput, text.ToString())]);
    }

    /// <summary>What is empty is not opened: it has nothing to say, and opening a pipe could wait for ever.</summary>
    private static (SourceFile? Text, UnreadableFile? Failure) Read(DiscoveredFile file, ScanLimits limits)
    {
        if (file.IsEmpty)
            return (new SourceFile(file.Path, string.Empty), null);

        try
        {
            using var handle = File.OpenHandle(file.FullPath);
            var length = RandomAccess.GetLength(handle);
            if (length > limits.FileBytes)
                return (null, new UnreadableFile(SourceSpan.StartOf(file.Path), $"{length:N0} bytes", IsLimit: true));

            return (new SourceFile(file.Path, ReadText(handle, (int)length)), null);
        }
        catch (DecoderFallbackException failure)
        {
            return (null, new UnreadableFile(SourceSpan.StartOf(file.Path), $"not UTF-8 at byte {failure.Index + 1}"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, new UnreadableFile(SourceSpan.StartOf(file.Path), failure.GetType().Name));
        }
    }

    private static string ReadText(SafeFileHandle handle, int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length + 1);
        try
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(0, length), 0);
            return Decode(buffer.AsSpan(0, read));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return StrictUtf8.GetString(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes);
    }

    private static SourceFile? Open(ScanRoot root, string path, ScanLimits limits)
    {
        if (!path.StartsWith(root.Prefix, StringComparison.Ordinal) || path.Split('/').Contains(".."))
            return null;

        var full = Path.Combine(root.Folder, path[root.Prefix.Length..]);
        return File.Exists(full) && !PassesThroughLink(root.Folder, full)
            ? Read(new DiscoveredFile(full, path, IsTest: false, new FileInfo(full).Length == 0), limits).Text
            : null;
    }

    private static bool PassesThroughLink(string folder, string full)
    {
        for (FileSystemInfo? part = new FileInfo(full); part is not null && part.FullName.Length > folder.Length;)
        {
            if (part.LinkTarget is not null)
                return true;
            part = part is FileInfo file ? file.Directory : ((DirectoryInfo)part).Parent;
        }

        return false;
    }
}
