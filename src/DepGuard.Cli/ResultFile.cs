using DepGuard.Findings;
using DepGuard.Reports.Stored;
using DepGuard.Sources;

namespace DepGuard.Cli;

/// <summary>Loads a result that an earlier run stored.</summary>
internal sealed class ResultFile(Terminal terminal)
{
    /// <summary>Longest file in bytes; the result of 200,000 edges takes about 150 MB.</summary>
    private const long MaxLength = 1 << 30;

    /// <summary>The result in a file or, for <c>-</c>, on standard input; throws <see cref="UsageException"/> that says what is wrong with it.</summary>
    public AnalysisResult Load(string path)
    {
        var (result, error) = StoredResult.Read(path == "-" ? terminal.In.ReadToEnd() : Text(path));
        return result ?? throw new UsageException($"{path}: {error}");
    }

    private string Text(string path)
    {
        var file = new FileInfo(Path.GetFullPath(path, terminal.Folder));
        if (!file.Exists)
            throw new UsageException($"{path}: no such file");
        if (file.Length > MaxLength)
            throw new UsageException($"{path}: longer than {MaxLength >> 20} MB");

        try
        {
            return File.ReadAllText(file.FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: it cannot be read ({FileFailure.Reason(failure, file.FullName)})");
        }
    }
}
