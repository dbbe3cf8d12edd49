using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.OwnFormat;
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
        (_tree, Files, Texts, Limits, Environment) = (tree, files, tree.Files, limits, environment);
        _byPath = files.ToDictionary(file => file.File.Path, StringComparer.Ordinal);
        _texts = tree.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        _folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in tree.Files.Select(file => file.Path).Concat(tree.Code.Select(file => file.Path)))
            AddFolders(path);
    }

    private Workspace(Workspace other, Func<string, bool> isLeftOut)
    {
        (_tree, _byPath, _texts, _folders, Limits, Environment, Sources, Jobs, Compiled) = (other._tree, other._byPath, other._texts, other._folders, other.Limits, other.Environment, other.Sources, other.Jobs, other.Compiled);
        Files = [.. other.Files.Where(file => !isLeftOut(file.File.Path))];
        Texts = [.. other.Texts.Where(file => !isLeftOut(file.Path))];
    }

    /// <summary>Files with YAML or JSON documents, by path.</summary>
    public IReadOnlyList<ParsedFile> Files { get; }

    /// <summary>All files, by path.</summary>
    public IReadOnlyList<SourceFile> Texts { get; }

    /// <summary>Files that are read as streams, by path.</summary>
    public IReadOnlyList<StreamedFile> Streams => _tree.Streams;

    /// <summary>Source code, in no order.</summary>
    public IReadOnlyList<CodeFile> Code => _tree.Code;

    /// <summary>Calls that a compiled solution shows.</summary>
    public IReadOnlyList<CompiledCall> Compiled { get; init; } = [];

    /// <summary>Files that are read at the same time.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Files that could not be turned into text.</summary>
    public IReadOnlyList<UnreadableFile> Unreadable => _tree.Unreadable;

    /// <summary>Bounds for text that stands inside other files.</summary>
    public ScanLimits Limits { get; }

    /// <summary>The environment or overlay to analyse; null for the base model.</summary>
    public string? Environment { get; }

    /// <summary>Files that the user describes, in order.</summary>
    public IReadOnlyList<AddressSource> Sources { get; init; } = [];

    /// <summary>The .NET projects of the scan.</summary>
    public DotNet.Projects Projects => field ??= new DotNet.Projects(this);

    /// <summary>The same files without those that belong to Helm alone; who knows the path of one, as a mount does, still gets it.</summary>
    public Workspace OutsideOfCharts() => new Helm.ChartFolders(this) is { IsEmpty: false } charts ? new Workspace(this, charts.Contains) : this;

    /// <summary>The parsed file at a path; null if there is none.</summary>
    public ParsedFile? Parsed(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The text at a path, read on demand if the scan did not look for its name; null if there is none.</summary>
    public SourceFile? Text(string path) => _texts.GetValueOrDefault(path) ?? _tree.Open(path);

    /// <summary>The texts in a folder and below it, by path.</summary>
    public IEnumerable<SourceFile> Below(string folder)
    {
        var prefix = folder.Length == 0 ? folder : $"{folder}/";
        var (low, high) = (0, Texts.Count);
        while (low < high)
            if (string.CompareOrdinal(Texts[(low + high) / 2].Path, prefix) < 0)
                low = ((low + high) / 2) + 1;
            else
                high = (low + high) / 2;
        for (; low < Texts.Count && Texts[low].Path.StartsWith(prefix, StringComparison.Ordinal); low++)
            yield return Texts[low];
    }

    /// <summary>True when some file was found in the folder or below it.</summary>
    public bool HasFolder(string folder) => _folders.Contains(folder);

    /// <summary>Adds the folders above a file up to the first that is known, whose own are known too.</summary>
    private void AddFolders(string path)
    {
        foreach (var folder in Paths.Ancestors(path))
            if (!_folders.Add(folder))
                return;
    }
}
