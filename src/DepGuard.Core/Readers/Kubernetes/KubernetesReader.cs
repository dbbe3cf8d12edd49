using DepGuard.Facts;
using DepGuard.Readers.Dapr;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Kubernetes objects: workloads with the Services that select them, configuration, Ingress.</summary>
internal sealed class KubernetesReader : IDeploymentReader
{
    /// <inheritdoc/>
    public string Format => "kubernetes";

    /// <inheritdoc/>
    public Deployment Read(Workspace workspace)
    {
        var facts = new List<Fact>();
        var manifests = new Manifests(workspace);
        facts.AddRange(manifests.Facts);
        var chosen = KubernetesObjects.Select(DaprSets.OfCluster([.. manifests.Objects], facts), workspace.Environment, facts);
        facts.AddRange(chosen.Select(one => (one.Path, Format: FormatOf(one))).Distinct().Select(read => new ReadFact(read.Path, read.Format)));
        facts.AddRange(Namespaces(chosen));

        var services = chosen.Where(one => one.Kind == "Service" && one.Group.Length == 0).ToLookup(ServiceNode.IsRedirect);
        facts.AddRange(services[true].SelectMany(ServiceNode.Redirect));
        var nodes = ServiceGroups.Join([.. services[false]], [.. chosen.Select(Workload.From).OfType<Workload>()]).ToList();
        var containers = ReadNodes(workspace, chosen, nodes, services[false], facts);
        facts.AddRange(new IngressReader(chosen, nodes).Read());
        var cluster = new Cluster(chosen, nodes);
        facts.AddRange(Replicas.Of(cluster));
        facts.AddRange(All.Clusters.SelectMany(reader => reader.Read(cluster)));
        facts.AddRange(chosen.SelectMany(Suppressions));
        return new Deployment(facts, containers);
    }

    private string FormatOf(KubernetesObject one) => All.Clusters.FirstOrDefault(reader => reader.Groups.Contains(one.Group))?.Format ?? Format;

    private static List<Container> ReadNodes(
        Workspace workspace, IReadOnlyList<KubernetesObject> chosen, List<ServiceNode> nodes, IEnumerable<KubernetesObject> services, List<Fact> facts)
    {
        var containers = new List<Container>();
        var store = new ConfigStore(chosen);
        var pods = new PodReader(new PodMounts(workspace, store), store, new ServiceVariables(services));
        var endpoints = new EndpointAddresses(chosen);
        foreach (var node in nodes)
        {
            facts.AddRange(node.Facts(endpoints));
            foreach (var workload in node.Workloads)
                pods.Read(workload, node, facts, containers);
        }

        return containers;
    }

    /// <summary>Namespaces that objects state or that are objects themselves.</summary>
    private static IEnumerable<Fact> Namespaces(IReadOnlyList<KubernetesObject> chosen) =>
        chosen.Select(one => (Name: one is { Kind: "Namespace", Group.Length: 0 } ? one.Name.Value : one.Namespace, By: one))
            .Where(stated => stated.Name is not null)
            .DistinctBy(stated => stated.Name, StringComparer.Ordinal)
            .Select(stated => new ScopeFact(KubernetesObject.ScopeOf(stated.Name), stated.By.Name.At));

    /// <summary>Annotations <c>depguard/ignore.DPG2101: reason</c>.</summary>
    private static IEnumerable<Fact> Suppressions(KubernetesObject one)
    {
        const string prefix = "depguard/ignore.";
        foreach (var entry in one.Annotations?.Entries ?? [])
            if (entry.Key.Value.StartsWith(prefix, StringComparison.Ordinal))
                yield return new SuppressionFact(entry.Key.Value[prefix.Length..], entry.Value.Text ?? string.Empty, one.Root.At.Line, one.Root.At.EndLine, entry.Key.At);
    }
}
