using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.Kustomize;

/// <summary>What one <c>kustomization.yaml</c> says.</summary>
/// <param name="Path">The file.</param>
/// <param name="Root">Its content.</param>
internal sealed record Kustomization(string Path, Node Root)
{
    /// <summary>Keys whose effect is not computed; objects that they make or change are missing or unchanged.</summary>
    private static readonly string[] NotApplied = ["generators", "transformers", "helmCharts", "helmChartInflationGenerator", "configurations"];

    /// <summary>Its folder, by which others list it.</summary>
    public string Folder { get; } = Paths.Folder(Path);

    /// <summary>True for a component, which changes what its includer has collected.</summary>
    public bool IsComponent => Root["kind"]?.Text == "Component";

    /// <summary>Files and folders whose objects it collects, in order.</summary>
    public IEnumerable<Scalar> Resources => Texts("resources").Concat(Texts("bases"));

    /// <summary>Folders of the components that it applies.</summary>
    public IEnumerable<Scalar> Components => Texts("components");

    /// <summary>Its keys that have no effect here.</summary>
    public IEnumerable<string> Unused => NotApplied.Where(key => Root[key] is not null);

    /// <summary>Files that change objects of other files and are none themselves.</summary>
    public IEnumerable<string> PatchFiles =>
        ((string[])["patches", "patchesStrategicMerge", "patchesJson6902"])
            .SelectMany(Items)
            .Select(item => item.Text ?? item["path"]?.Text)
            .Select(path => path is null || path.Contains('\n') ? null : Paths.Combine(Folder, path))
            .OfType<string>();

    /// <summary>The beginning of the file.</summary>
    public SourceSpan At => SourceSpan.StartOf(Path);

    /// <summary>Items of a list; empty if there is none.</summary>
    public IReadOnlyList<Node> Items(string key) => Root[key]?.Items ?? [];

    /// <summary>Scalar items of a list.</summary>
    public IEnumerable<Scalar> Texts(string key) => Items(key).OfType<Scalar>();

    /// <summary>True for what Kustomize would fetch: a URL, or a host such as <c>github.com/acme/shop//deploy?ref=v1</c>.</summary>
    public static bool IsRemote(string target) =>
        target.Contains("://", StringComparison.Ordinal)
        || target.Contains("?ref=", StringComparison.Ordinal)
        || target.StartsWith("git@", StringComparison.Ordinal)
        || target.StartsWith("github.com/", StringComparison.Ordinal);
}
