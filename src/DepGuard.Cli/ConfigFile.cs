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
            return DepGuardConfig.Default;

        var reading = ConfigReader.Read(Read(file), name => Extended(file, name));
        return reading.Errors.Count == 0
            ? reading.Config
            : throw new UsageException(string.Join("\ndepguard: ", reading.Errors));
    }

    private string Stated(string path)
    {
        var full = Path.GetFullPath(path, terminal.Folder);
        return File.Exists(full) ? full : throw new UsageException($"--config {path}: no such file");
    }

    private string? Nearest(string path)
    {
        var full = path == "-" ? terminal.Folder : Path.GetFullPath(path, terminal.Folder);
        for (var folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full); folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, Name) is var candidate && File.Exists(candidate))
                return candidate;
        return null;
    }

    private SourceFile? Extended(string from, string name)
    {
        var full = Path.GetFullPath(name, Path.GetDirectoryName(from)!);
        return File.Exists(full) ? Read(full) : null;
    }

    private SourceFile Read(string full)
    {
        try
        {
            return new SourceFile(Shown(full), File.ReadAllText(full));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Shown(full)}: the configuration cannot be read ({failure.GetType().Name})");
        }
    }

    private string Shown(string full)
    {
        var relative = Path.GetRelativePath(terminal.Folder, full).Replace(Path.DirectorySeparatorChar, '/');
        return relative.StartsWith("../..", StringComparison.Ordinal) ? Path.GetFileName(full) : relative;
    }
}
