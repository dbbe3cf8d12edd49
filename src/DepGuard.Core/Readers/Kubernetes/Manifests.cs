using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kustomize;

namespace DepGuard.Readers.Kubernetes;

/// <summary>
/// The objects of a scan before one definition of each is picked: those of plain files, and those that Kustomize builds. Everything below a
/// Helm chart belongs to Helm.
/// </summary>
internal sealed class Manifests
{
    private readonly Workspace _workspace;
    private readonly HashSet<string> _charts;
    private readonly KustomizeModel _kustomize;

    public Manifests(Workspace workspace)
    {
        _workspace = workspace;
        _charts = workspace.Texts.Where(file => Paths.Name(file.Path) == "Chart.yaml").Select(file => Paths.Folder(file.Path)).ToHashSet(StringComparer.Ordinal);
        _kustomize = new KustomizeModel(workspace, IsInChart);
    }

    /// <summary>What was used and left out and why, and the overlays by name.</summary>
    public IEnumerable<Fact> Facts =>
        _workspace.Files.Where(file => IsInChart(file.File.Path)).Select(file => (Fact)new ReadFact(file.File.Path, null, "part of a Helm chart; render it first"))
            .Concat(_kustomize.Facts);

    /// <summary>All objects of kinds that are read here, lists expanded, in order of path and place, the built ones last.</summary>
    public IEnumerable<KubernetesObject> Objects =>
        _workspace.Files.Where(file => !IsInChart(file.File.Path) && !_kustomize.Contains(file.File.Path))
            .SelectMany(file => file.Documents)
            .SelectMany(document => KubernetesObjects.Expand(document.Root))
            .Select(KubernetesObjects.From)
            .OfType<KubernetesObject>()
            .Concat(_kustomize.Built.Select(Built).OfType<KubernetesObject>());

    private static KubernetesObject? Built(Resource one) => KubernetesObjects.From(one.Root) is { } found ? found with { Written = one.Names[0] } : null;

    private bool IsInChart(string path) => _charts.Count > 0 && Paths.Ancestors(path).Any(_charts.Contains);
}
