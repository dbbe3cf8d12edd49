using DepGuard.Facts;

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
        var left = new LeftOut(workspace);
        var objects = KubernetesObjects.Collect(workspace).Where(one => !left.Contains(one.Path)).ToList();
        facts.AddRange(left.Facts);
        var chosen = KubernetesObjects.Select(objects, workspace.Environment, facts);
        facts.AddRange(chosen.Select(one => one.Path).Distinct(StringComparer.Ordinal).Select(path => new ReadFact(path, Format)));

        var store = new ConfigStore(chosen);
        var workloads = chosen.Select(Workload.From).OfType<Workload>().ToList();
        var services = chosen.Where(one => one.Kind == "Service" && one.Group.Length == 0).ToList();
        facts.AddRange(services.Where(ServiceNode.IsRedirect).SelectMany(ServiceNode.Redirect));
        var serviceVariables = ServiceNode.Variables(services);

        var containers = new List<Container>();
        foreach (var node in ServiceNode.Join([.. services.Where(service => !ServiceNode.IsRedirect(service))], workloads))
        {
            facts.AddRange(node.Facts());
            foreach (var workload in node.Workloads)
                new PodReader(workspace, store, workload, node, serviceVariables).Read(facts, containers);
        }

        facts.AddRange(chosen.Where(one => one.Kind == "Ingress").SelectMany(IngressReader.Read));
        facts.AddRange(chosen.SelectMany(Suppressions));
        return new Deployment(facts, containers);
    }

    /// <summary>Annotations <c>depguard/ignore.DPG2101: reason</c>.</summary>
    private static IEnumerable<Fact> Suppressions(KubernetesObject one)
    {
        const string prefix = "depguard/ignore.";
        foreach (var entry in one.Root["metadata"]?["annotations"]?.Entries ?? [])
            if (entry.Key.Value.StartsWith(prefix, StringComparison.Ordinal))
                yield return new SuppressionFact(entry.Key.Value[prefix.Length..], entry.Value.Text ?? string.Empty, one.Root.At.Line, one.Root.At.EndLine, entry.Key.At);
    }
}
