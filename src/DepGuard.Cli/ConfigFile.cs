using DepGuard.Configuration;
using DepGuard.Sources;

namespace DepGuard.Cli;

/// <summary>Finds and reads <c>depguard.yaml</c> with the files that it extends.</summary>
internal sealed class ConfigFile(Terminal terminal, ScanRequest request)
{
    private const string Name = "depguard.yaml";

    /// <summary>The configuration for a scan of a path; throws <see cref="UsageException"/> with every error, a line each.</summary>
    public DepGuardConfig Load(string path)
    {
        var file = request.ConfigFile is { } stated ? Stated(stated) : Nearest(path);
        if (file is null)
            return Judged(DepGuardConfig.Default);

        var reading = ConfigReader.Read(Read(file), name => Extended(file, name));
        return reading.Errors.Count == 0
            ? Judged(reading.Config)
            : throw new UsageException(string.Join("\ndepguard: ", reading.Errors));
    }

    /// <summary>What the files state stays theirs; how findings are judged may be decided elsewhere.</summary>
    private DepGuardConfig Judged(DepGuardConfig own) => request.Judge is not { } judge ? own : own with
    {
        Severities = judge.Severities,
        Options = judge.Options,
        NeverBaselined = judge.NeverBaselined,
        Suppressions = judge.Suppressions,
        Forbidden = judge.Forbidden,
        Required = judge.Required,
    };

    private string Stated(string path)
    {
        var full = Path.GetFullPath(path, terminal.Folder);
        return File.Exists(full) ? full : throw new UsageException($"--config {path}: no such file");
    }

    private string? Nearest(string path)
    {
        var full = path == "-" ? terminal.Folder : Path.GetFullPath(path, terminal.Folder);
        for (var folder = request.Files.IsFolder(full) ? full : Path.GetDirectoryName(full); folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, Name) is var candidate && request.Files.IsFile(candidate))
                return candidate;
        return null;
    }

    private SourceFile? Extended(string from, string name)
    {
        var full = Path.GetFullPath(name, Path.GetDirectoryName(from)!);
        return request.Files.IsFile(full) || File.Exists(full) ? Read(full) : null;
    }

    private SourceFile Read(string full)
    {
        try
        {
            return new SourceFile(Shown(full), request.Files.IsFile(full) ? request.Files.Text(full) : File.ReadAllText(full));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Shown(full)}: the configuration cannot be read ({FileFailure.Reason(failure, full)})");
        }
    }

    private string Shown(string full)
    {
        var relative = Path.GetRelativePath(terminal.Folder, full).Replace(Path.DirectorySeparatorChar, '/');
        return relative.StartsWith("../..", StringComparison.Ordinal) ? Path.GetFileName(full) : relative;
    }
}
