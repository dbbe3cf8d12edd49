using DepGuard.Documents;

namespace DepGuard.Readers.Helm;

/// <summary>Reads the charts of a scan with their values, as far as that needs no rendering.</summary>
internal sealed class Charts(Workspace workspace, ChartFolders folders)
{
    private readonly ILookup<string, ParsedFile> _values = workspace.Files
        .Where(file => Paths.Stem(file.File.Path).StartsWith("values", StringComparison.Ordinal) && folders.IsInput(file.File.Path))
        .OrderBy(file => Paths.Stem(file.File.Path).Length)
        .ToLookup(file => Paths.Folder(file.File.Path), StringComparer.Ordinal);

    private readonly List<(string Path, string Environment)> _others = [];
    private readonly List<string> _used = [];

    /// <summary>Files of values for other environments, with their names.</summary>
    public IReadOnlyList<(string Path, string Environment)> Others => _others;

    /// <summary>Files whose values were used.</summary>
    public IReadOnlyList<string> Used => _used;

    /// <summary>The charts, those around others first.</summary>
    public IReadOnlyList<Chart> Read()
    {
        var charts = new Dictionary<string, Chart>(StringComparer.Ordinal);
        foreach (var folder in folders.All)
            if (Root(ChartFolders.PathOf(folder)) is { } description && description["name"] is Scalar { Value.Length: > 0 } name)
            {
                _used.Add(ChartFolders.PathOf(folder));
                var parent = folder.Length > 0 && folders.Around(folder) is { } around ? charts.GetValueOrDefault(around) : null;
                charts[folder] = Describe(folder, name, description, parent);
            }

        return [.. charts.Values];
    }

    private Chart Describe(string folder, Scalar name, Node description, Chart? parent)
    {
        var listed = parent?.Dependencies.FirstOrDefault(dependency => dependency["name"]?.Text == name.Value);
        var key = (listed?["alias"] ?? name) as Scalar ?? name;
        var given = parent?.Values.Select(values => values[key.Value]).OfType<Mapping>() ?? [];
        var chart = new Chart(folder, key, description, [.. OwnValues(folder), .. given]);
        var stated = ((string[])["fullnameOverride", "nameOverride"]).Select(chart.Value).OfType<Scalar>().FirstOrDefault(text => text is { IsNull: false, Value.Length: > 0 });
        return stated is null ? chart : chart with { Name = stated };
    }

    /// <summary><c>values.yaml</c>, and <c>values-prod.yaml</c> over it where that environment was asked for.</summary>
    private List<Node> OwnValues(string folder)
    {
        var values = new List<Node>();
        foreach (var file in _values[folder])
        {
            var environment = Paths.Stem(file.File.Path)["values".Length..].TrimStart('-', '.', '_');
            if (environment.Length > 0 && !environment.Equals(workspace.Environment, StringComparison.OrdinalIgnoreCase))
            {
                if (!environment.Equals("schema", StringComparison.Ordinal))
                    _others.Add((file.File.Path, environment));
                continue;
            }

            _used.Add(file.File.Path);
            if (file.Documents is [var document, ..])
                values.Add(document.Root);
        }

        return values;
    }

    private Node? Root(string path) => workspace.Parsed(path)?.Documents is [var document, ..] ? document.Root : null;
}
