using DepGuard.Findings.Baselines;
using DepGuard.Sources;

namespace DepGuard.Cli;

/// <summary>The file of a baseline on the disk.</summary>
internal sealed class BaselineFile(Terminal terminal, string name)
{
    /// <summary>Longest file; a million entries are some 100 MB.</summary>
    private const long MaxLength = 256 << 20;

    private readonly string _path = Path.GetFullPath(name, terminal.Folder);

    /// <summary>True if there is one.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>Its entries; throws <see cref="UsageException"/> with every line that is none.</summary>
    public Baseline Read()
    {
        var (baseline, errors) = BaselineText.Read(Text());
        return errors.Count == 0 ? baseline
            : throw new UsageException(string.Join("\ndepguard: ", errors.Select(error => $"{name}({error.Line},1): {error.Message}")));
    }

    /// <summary>Replaces the file as a whole, so that no run ever sees half of it.</summary>
    public void Write(Baseline baseline)
    {
        var unfinished = _path + ".tmp";
        try
        {
            File.WriteAllText(unfinished, BaselineText.Write(baseline));
            File.Move(unfinished, _path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
            throw new UsageException($"{name}: it cannot be written ({FileFailure.Reason(failure, _path)})");
        }
    }

    private string Text()
    {
        if (!Exists)
            throw new UsageException($"--baseline {name}: no such file; 'depguard baseline' writes one");
        if (new FileInfo(_path).Length > MaxLength)
            throw new UsageException($"--baseline {name}: longer than {MaxLength >> 20} MB");

        try
        {
            return File.ReadAllText(_path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--baseline {name}: it cannot be read ({FileFailure.Reason(failure, _path)})");
        }
    }
}
