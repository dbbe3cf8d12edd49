using System.Buffers;
using System.Text;

namespace DepGuard.Sources;

/// <summary>Turns files into texts, within <see cref="ScanLimits"/>; <see cref="FileText"/> knows their encodings.</summary>
public static class SourceReader
{
    /// <summary>Longest contents that are held in memory because they lie in a revision.</summary>
    private const long MaxStored = 256 << 20;

    /// <summary>Reads the files, <paramref name="jobs"/> at a time; the result does not depend on the number.</summary>
    public static SourceTree Read(DiscoveredFiles found, ScanLimits limits, int jobs, CancellationToken cancellation) =>
        Read(found, limits, jobs, static (_, _) => false, cancellation);

    /// <summary>The same, where files that pass a test are read as streams.</summary>
    public static SourceTree Read(DiscoveredFiles found, ScanLimits limits, int jobs, StreamTest test, CancellationToken cancellation)
    {
        var files = found.Files;
        var outcomes = new Outcome[files.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        Parallel.For(0, files.Count, options, i => outcomes[i] = Read(files[i], limits, test));
        return new SourceTree([.. outcomes.Select(one => one.Text).OfType<SourceFile>()], found.Skipped, [.. found.Closed, .. outcomes.Select(one => one.Failure).OfType<UnreadableFile>()])
        {
            Open = path => Open(found.Root, path, limits),
            Code = [.. found.Code.Where(file => !file.IsEmpty).Select(CodeFile.Of)],
            Streams = [.. outcomes.Select(one => one.Stream).OfType<StreamedFile>()],
        };
    }

    /// <summary>The same for files whose contents lie elsewhere than on the disk.</summary>
    public static SourceTree Read(DiscoveredFiles found, Func<DiscoveredFile, StoredContent> contents, ScanLimits limits, StreamTest test)
    {
        var outcomes = found.Files.Select(file => Read(file, contents(file), limits, test)).ToList();
        var code = found.Code.Where(file => !file.IsEmpty).Select(file => CodeFile.Of(file.Path, contents(file)));
        return new SourceTree([.. outcomes.Select(one => one.Text).OfType<SourceFile>()], found.Skipped, [.. found.Closed, .. outcomes.Select(one => one.Failure).OfType<UnreadableFile>()])
        {
            Code = [.. code],
            Streams = [.. outcomes.Select(one => one.Stream).OfType<StreamedFile>()],
        };
    }

    /// <summary>A file with these contents; null if they are no text.</summary>
    public static SourceFile? Decode(string path, byte[] content)
    {
        try
        {
            return new SourceFile(path, FileText.Decode(content));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>A file that is read as a stream because the user says so.</summary>
    public static StreamedFile Stream(string fullPath, string path) => StreamOpener.Named(new DiscoveredFile(fullPath, path, IsTest: false, IsEmpty: false)) with { IsNamed = true };

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
    private static Outcome Read(DiscoveredFile file, ScanLimits limits, StreamTest test)
    {
        var isStreamOnly = StreamOpener.IsStreamOnly(file.Path);
        if (file.IsEmpty)
            return isStreamOnly ? default : new Outcome(new SourceFile(file.Path, string.Empty));

        try
        {
            return isStreamOnly ? new Outcome(Stream: StreamOpener.TryOpen(file, test)) : ReadWhole(file, limits, test);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new Outcome(Failure: new UnreadableFile(SourceSpan.StartOf(file.Path), FileFailure.Reason(failure, file.FullPath)));
        }
    }

    private static Outcome Read(DiscoveredFile file, StoredContent stored, ScanLimits limits, StreamTest test)
    {
        var isStreamOnly = StreamOpener.IsStreamOnly(file.Path);
        if (stored.Length > (isStreamOnly || StreamOpener.IsJson(file.Path) ? MaxStored : limits.FileBytes))
            return TooLong(file, stored.Length);

        try
        {
            var content = stored.Read();
            if ((isStreamOnly || StreamOpener.IsJson(file.Path)) && StreamOpener.TryOpen(file, content, test) is { } stream)
                return new Outcome(Stream: stream);
            return isStreamOnly ? default
                : content.Length > limits.FileBytes ? TooLong(file, content.Length)
                : new Outcome(new SourceFile(file.Path, FileText.Decode(content)));
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return new Outcome(Failure: new UnreadableFile(SourceSpan.StartOf(file.Path), FileFailure.Reason(failure, file.FullPath)));
        }
    }

    private static Outcome ReadWhole(DiscoveredFile file, ScanLimits limits, StreamTest test)
    {
        using var handle = File.OpenHandle(file.FullPath);
        var length = RandomAccess.GetLength(handle);
        var isJson = StreamOpener.IsJson(file.Path);
        var isTooLong = length > limits.FileBytes;
        if (isTooLong && !isJson)
            return TooLong(file, length);

        var buffer = ArrayPool<byte>.Shared.Rent(isTooLong ? StreamOpener.HeadLength : (int)length + 1);
        try
        {
            var bytes = buffer.AsSpan(0, RandomAccess.Read(handle, buffer.AsSpan(0, isTooLong ? StreamOpener.HeadLength : (int)length), 0));
            if (isJson && test(bytes[..Math.Min(bytes.Length, StreamOpener.HeadLength)], isJson))
                return new Outcome(Stream: StreamOpener.Named(file));
            return isTooLong ? TooLong(file, length) : new Outcome(new SourceFile(file.Path, FileText.Decode(bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Outcome TooLong(DiscoveredFile file, long length) =>
        new(Failure: new UnreadableFile(SourceSpan.StartOf(file.Path), $"{length:N0} bytes", IsLimit: true));

    private static SourceFile? Open(ScanRoot root, string path, ScanLimits limits)
    {
        if (!path.StartsWith(root.Prefix, StringComparison.Ordinal) || path.Split('/').Contains(".."))
            return null;

        var full = Path.Combine(root.Folder, path[root.Prefix.Length..]);
        return File.Exists(full) && !PassesThroughLink(root.Folder, full)
            ? OpenText(new DiscoveredFile(full, path, IsTest: false, new FileInfo(full).Length == 0), limits)
            : null;
    }

    private static SourceFile? OpenText(DiscoveredFile file, ScanLimits limits)
    {
        try
        {
            return file.IsEmpty ? new SourceFile(file.Path, string.Empty) : ReadWhole(file, limits, static (_, _) => false).Text;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
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

    /// <summary>What became of a file: a text, a stream, a failure, or nothing.</summary>
    private readonly record struct Outcome(SourceFile? Text = null, StreamedFile? Stream = null, UnreadableFile? Failure = null);
}
