using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Helm;
using DepGuard.Readers.Kustomize;

namespace DepGuard.Readers.Kubernetes;

/// <summary>
/// The objects of a scan before one definition of each is picked: those of plain files, and those that Kustomize builds. Everything below a
/// Helm chart belongs to Helm.
/// </summary>
internal sealed class Manifests
{
    private readonly Workspace _workspace;
    private readonly ChartFolders _charts;
    private readonly KustomizeModel _kustomize;

    public Manifests(Workspace workspace)
    {
        _workspace = workspace;
        _charts = new ChartFolders(workspace);
        _kustomize = new KustomizeModel(workspace, _charts.Contains);
    }

    /// <summary>What was used and left out and why, and the overlays by name.</summary>
    public IReadOnlyList<Fact> Facts => _kustomize.Facts;

    /// <summary>All objects of kinds that are read here, lists expanded, in order of path and place, the built ones last.</summary>
    public IEnumerable<KubernetesObject> Objects =>
        _workspace.Files.Where(file => !_charts.Contains(file.File.Path) && !_kustomize.Contains(file.File.Path))
            .SelectMany(file => file.Documents)
            .SelectMany(document => document.Root is Sequence all ? all.Items : [document.Root])
            .SelectMany(KubernetesObjects.Expand)
            .Select(KubernetesObjects.From)
            .OfType<KubernetesObject>()
            .Concat(_kustomize.Built.Select(Built).OfType<KubernetesObject>());

    private static KubernetesObject? Built(Resource one) => KubernetesObjects.From(one.Root) is { } found ? found with { Written = one.Names[0] } : null;
}
