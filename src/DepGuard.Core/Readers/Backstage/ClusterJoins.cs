using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Backstage;

/// <summary>Which Kubernetes services the annotations of an entity mean, and under which other names it is known.</summary>
internal sealed class ClusterJoins(Cluster cluster)
{
    private const string IdKey = "backstage.io/kubernetes-id";
    private const string SelectorKey = "backstage.io/kubernetes-label-selector";
    private const string RepositoryKey = "github.com/project-slug";

    /// <summary>Scope of names that are worth knowing and that nobody calls.</summary>
    private const string KnownScope = "backstage#known";

    private readonly HashSet<Reference> _taken = [];

    private readonly Lazy<ILookup<(string Key, string Value), ServiceNode>> _byLabel = new(() =>
        cluster.Nodes.SelectMany(node => Labels(node).Distinct().Select(label => (label, node))).ToLookup(pair => pair.label, pair => pair.node));

    /// <summary>
    /// The further names of the entity's service; a name in the scope of a Kubernetes service joins the two. Of several entities that claim one
    /// service the first gets it.
    /// </summary>
    public IEnumerable<Fact> Of(Reference service, Entity entity)
    {
        if (entity.Annotations?[IdKey] is { Text: { Length: > 0 } id } known)
        {
            yield return new AliasFact(service, id, KnownScope, 95, known.At);
        }

        if (Node(entity) is { } joined && _taken.Add(joined.Service))
            yield return new AliasFact(service, joined.Service.Name, joined.Service.Scope, 95, entity.Name.At);
        if (entity.Annotations?[RepositoryKey] is { Text: { Length: > 0 } slug } repository)
            yield return new AliasFact(service, slug[(slug.LastIndexOf('/') + 1)..], KnownScope, 80, repository.At);
    }

    private ServiceNode? Node(Entity entity)
    {
        if (entity.Annotations?[IdKey]?.Text is { Length: > 0 } id)
            return Only(_byLabel.Value[(IdKey, id)]) ?? Only(cluster.Nodes.Where(node => node.Service.Name.Equals(id, StringComparison.OrdinalIgnoreCase)));
        return entity.Annotations?[SelectorKey]?.Text is { Length: > 0 } selector ? Selected(selector) : null;
    }

    /// <summary>The service that has all labels of <c>app=shop,tier=web</c>; null if there is none, several, or another operator is used.</summary>
    private ServiceNode? Selected(string selector)
    {
        var pairs = selector.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        return pairs.Count == 0 || pairs.Exists(pair => pair.Length != 2 || pair[0].EndsWith('!'))
            ? null
            : Only(pairs.Select(pair => _byLabel.Value[(pair[0], pair[1].TrimStart('='))]).Aggregate((all, more) => all.Intersect(more)));
    }

    private static ServiceNode? Only(IEnumerable<ServiceNode> nodes) => nodes.Take(2).ToList() is [var node] ? node : null;

    private static IEnumerable<(string Key, string Value)> Labels(ServiceNode node) =>
        node.Services.Concat(node.Workloads.Select(workload => workload.Object))
            .SelectMany(one => Workload.LabelsOf(one.Root["metadata"]?["labels"]))
            .Concat(node.Workloads.SelectMany(workload => workload.Labels))
            .Select(label => (label.Key, label.Value));
}
