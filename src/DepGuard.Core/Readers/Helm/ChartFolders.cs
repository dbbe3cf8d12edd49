using DepGuard.Sources;

namespace DepGuard.Readers.Helm;

/// <summary>Folders of Helm charts: everything below a <c>Chart.yaml</c> belongs to Helm.</summary>
internal sealed class ChartFolders
{
    private const string ChartFile = "Chart.yaml";

    private readonly HashSet<string> _folders;

    public ChartFolders(Workspace workspace) =>
        _folders = workspace.Texts.Where(file => Paths.Name(file.Path) == ChartFile).Select(file => Paths.Folder(file.Path)).ToHashSet(StringComparer.Ordinal);

    /// <summary>True when there is no chart.</summary>
    public bool IsEmpty => _folders.Count == 0;

    /// <summary>All of them, also those of charts inside charts, in order.</summary>
    public IEnumerable<string> All => _folders.Order(StringComparer.Ordinal);

    /// <summary>True for a file or folder inside a chart.</summary>
    public bool Contains(string path) => _folders.Count > 0 && Paths.Ancestors(path).Any(_folders.Contains);

    /// <summary>The nearest chart that contains a file or folder; null if none does.</summary>
    public string? Around(string path) => Paths.Ancestors(path).FirstOrDefault(_folders.Contains);

    /// <summary>The chart around a file that lies in no other chart; null if there is none.</summary>
    public string? OutermostAround(string path) => _folders.Count == 0 ? null : Paths.Ancestors(path).LastOrDefault(_folders.Contains);

    /// <summary>True for the files of a chart that are no templates: its description and its values.</summary>
    public bool IsInput(string path) =>
        _folders.Contains(Paths.Folder(path)) && (Paths.Name(path) == ChartFile || Paths.Name(path).StartsWith("values", StringComparison.Ordinal));

    /// <summary>The command that renders a chart.</summary>
    public static string Command(string folder) => $"helm template {(folder.Length == 0 ? "." : folder)}";

    /// <summary>The beginning of a chart's description.</summary>
    public static SourceSpan At(string folder) => SourceSpan.StartOf(PathOf(folder));

    /// <summary>Path of a chart's description.</summary>
    public static string PathOf(string folder) => folder.Length == 0 ? ChartFile : $"{folder}/{ChartFile}";
}
