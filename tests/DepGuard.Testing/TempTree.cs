namespace DepGuard.Testing;

/// <summary>A folder with files for the tests that need a disk; gone when disposed.</summary>
public sealed class TempTree : IDisposable
{
    /// <summary>Writes the files: path relative to the folder, with <c>/</c> as separator, to text.</summary>
    public TempTree(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, text) in files)
            Write(path, text);
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("depguard-").FullName;

    /// <summary>Absolute path of a file of the tree.</summary>
    public string Combine(string path) => System.IO.Path.Combine(Path, path.Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>Adds or replaces a file.</summary>
    public void Write(string path, string text)
    {
        var file = Combine(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
