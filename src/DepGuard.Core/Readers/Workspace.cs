using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers;

/// <summary>The parsed files of a scan, by path, and what readers may ask of them.</summary>
internal sealed class Workspace
{
    private readonly Dictionary<string, ParsedFile> _byPath;
    private readonly HashSet<string> _folders;
    private readonly SourceTree _tree;
    private readonly Dictionary<string, SourceFile> _texts;

    public Workspace(SourceTree tree, IReadOnlyList<ParsedFile> files, ScanLimits limits, string? environment)
    {
        (_tree, Files, Limits, Environment) = (tree, files, limits, environment);
        _byPath = files.ToDictionary(file => file.File.Path, StringComparer.Ordinal);
        _texts = tree.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        _folders = [.. tree.Files.SelectMany(file => Paths.Ancestors(file.Path))];
    }

    /// <summary>Files with YAML or JSON documents, by path.</summary>
    public IReadOnlyList<ParsedFile> Files { get; }

    /// <summary>All files, by path.</summary>
    public IReadOnlyList<SourceFile> Texts => _tree.Files;

    /// <summary>Files that are read as streams, by path.</summary>
    public IReadOnlyList<StreamedFile> Streams => _tree.Streams;

    /// <summary>Files that could not be turned into text.</summary>
    public IReadOnlyList<UnreadableFile> Unreadable => _tree.Unreadable;

    /// <summary>Bounds for text that stands inside other files.</summary>
    public ScanLimits Limits { get; }

    /// <summary>The environment or overlay to analyse; null for the base model.</summary>
    public string? Environment { get; }

    /// <summary>The parsed file at a path; null if there is none.</summary>
    public ParsedFile? Parsed(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The text at a path, read on demand if the scan did not look for its name; null if there is none.</summary>
    public SourceFile? Text(string path) => _texts.GetValueOrDefault(path) ?? _tree.Open(path);

    /// <summary>True when some file was found in the folder or below it.</summary>
    public bool HasFolder(string folder) => _folders.Contains(folder);
}
