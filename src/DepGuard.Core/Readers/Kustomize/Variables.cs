using DepGuard.Documents;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Kustomize;

/// <summary>The key <c>vars</c>: names for values of objects, which <c>$(NAME)</c> stands for in variables, commands and hosts.</summary>
internal sealed class Variables
{
    private static readonly string[][] OfContainer = [["env", "*", "value"], ["args", "*"], ["command", "*"]];

    private static readonly string[][] OfIngress = [["spec", "rules", "*", "host"], ["spec", "tls", "*", "hosts", "*"]];

    private readonly List<(string Name, Node Object, string Field)> _declared = [];

    /// <summary>Takes the names that a kustomization declares.</summary>
    public void Add(Kustomization one)
    {
        foreach (var item in one.Items("vars"))
            if (item["name"]?.Text is { } name && item["objref"] is { } reference)
                _declared.Add((name, reference, (item["fieldref"] ?? item["fieldRef"])?["fieldPath"]?.Text ?? (item["fieldref"] ?? item["fieldRef"])?["fieldpath"]?.Text ?? "metadata.name"));
    }

    /// <summary>Replaces the names once all objects have their final ones.</summary>
    public void Resolve(ResourceList resources)
    {
        if (_declared.Count == 0)
            return;

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, reference, field) in _declared)
            if (Value(resources, reference, field) is { } value)
                values.TryAdd(name, value);
        resources.Change(one => Fields(one).Aggregate(one.Root, (root, path) => root.Change(path, text => Replaced(text, values))));
    }

    private static string? Value(ResourceList resources, Node reference, string field) =>
        reference["kind"]?.Text is { } kind && reference["name"]?.Text is { } name
            ? resources.Named(name).Select(place => resources[place]).FirstOrDefault(one => one.IsNamed(kind, name, reference["namespace"]?.Text)) is { } found
                ? new FieldPath(field).Find(found.Root).FirstOrDefault()?.Text
                : null
            : null;

    private static IEnumerable<string[]> Fields(Resource one) => one.Kind == "Ingress"
        ? OfIngress
        : ObjectPaths.Containers(one).SelectMany(containers => OfContainer.Select(path => (string[])[.. containers, NodeEdit.EveryItem, .. path]));

    private static Node Replaced(Node node, Dictionary<string, string> values) =>
        node.Text is { } text && text.Contains("$(", StringComparison.Ordinal)
            ? NodeEdit.Text(VariableText.Expand(text, name => values.GetValueOrDefault(name)), node.At)
            : node;
}
