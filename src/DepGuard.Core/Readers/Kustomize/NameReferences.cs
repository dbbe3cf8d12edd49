using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>
/// Fields in which an object names another; they follow when that one is renamed. Host names in variables and arguments are no such fields:
/// after <c>namePrefix: dev-</c> the address <c>http://auth</c> leads nowhere, as it does in the cluster.
/// </summary>
internal sealed class NameReferences(ResourceList resources, BuildBudget budget)
{
    private static readonly (string Kind, string[] Path)[] OfPod =
    [
        ("ConfigMap", ["volumes", "*", "configMap", "name"]),
        ("ConfigMap", ["volumes", "*", "projected", "sources", "*", "configMap", "name"]),
        ("Secret", ["volumes", "*", "secret", "secretName"]),
        ("Secret", ["volumes", "*", "projected", "sources", "*", "secret", "name"]),
    ];

    private static readonly (string Kind, string[] Path)[] OfContainer =
    [
        ("ConfigMap", ["envFrom", "*", "configMapRef", "name"]),
        ("ConfigMap", ["env", "*", "valueFrom", "configMapKeyRef", "name"]),
        ("Secret", ["envFrom", "*", "secretRef", "name"]),
        ("Secret", ["env", "*", "valueFrom", "secretKeyRef", "name"]),
    ];

    private static readonly (string Kind, string[] Path)[] OfIngress =
    [
        ("Service", ["spec", "rules", "*", "http", "paths", "*", "backend", "service", "name"]),
        ("Service", ["spec", "rules", "*", "http", "paths", "*", "backend", "serviceName"]),
        ("Service", ["spec", "defaultBackend", "service", "name"]),
        ("Service", ["spec", "backend", "serviceName"]),
        ("Secret", ["spec", "tls", "*", "secretName"]),
    ];

    /// <summary>Follows the renaming of all objects.</summary>
    public void Follow()
    {
        if (resources.All.All(one => one.Names.Count == 1))
            return;
        resources.Change(one => Fields(one).Aggregate(one.Root, (root, field) => root.Change(field.Path, name => Renamed(one, field.Kind, name))));
    }

    private static IEnumerable<(string Kind, string[] Path)> Fields(Resource one)
    {
        if (one.Kind == "Ingress")
            return OfIngress;
        if (one.Kind == "HorizontalPodAutoscaler" && one.Root["spec"]?["scaleTargetRef"]?["kind"]?.Text is { } scaled)
            return [(scaled, ["spec", "scaleTargetRef", "name"])];
        if (ObjectPaths.PodTemplate(one) is not { } template)
            return [];

        var ofPod = OfPod.Select(field => (field.Kind, (string[])[.. template, "spec", .. field.Path]));
        var ofContainers = ObjectPaths.Containers(one).SelectMany(containers => OfContainer.Select(field => (field.Kind, (string[])[.. containers, "*", .. field.Path])));
        return one.Kind == "StatefulSet" ? ofPod.Concat(ofContainers).Prepend(("Service", ["spec", "serviceName"])) : ofPod.Concat(ofContainers);
    }

    /// <summary>The name that counts of the object that had this one; unchanged if an object has it now, or if several had it.</summary>
    private Node Renamed(Resource from, string kind, Node name)
    {
        if (name.Text is not { } text)
            return name;

        var places = resources.Named(text).ToList();
        budget.Spend(places.Count);
        var named = places.Select(place => resources[place]).Where(one => one.IsNamed(kind, text, from.Name.Namespace)).ToList();
        if (named.Exists(one => one.Name.Name == text))
            return name;
        var names = named.Select(one => one.Name.Name).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 1 ? NodeEdit.Text(names[0], name.At) : name;
    }
}
