using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Backstage;

/// <summary>An entity of a Backstage catalog.</summary>
internal sealed class Entity(KubernetesObject definition)
{
    private static readonly string[] NotDeployed = ["library", "documentation", "docs", "package"];
    private static readonly string[] Brokers = ["queue", "topic", "broker", "stream", "bus", "pubsub", "exchange"];

    /// <summary>Its place in the catalog.</summary>
    public EntityRef Ref { get; } = new(
        definition.Kind.ToLowerInvariant(), definition.Namespace?.ToLowerInvariant() ?? EntityRef.DefaultNamespace, definition.Name.Value.ToLowerInvariant());

    /// <summary>Its name, as written.</summary>
    public Scalar Name => definition.Name;

    /// <summary>Annotations; null if there are none.</summary>
    public Node? Annotations => definition.Annotations;

    /// <summary>The type that its specification states, in lower case; empty if it states none.</summary>
    public string Type => definition.Spec?["type"]?.Text?.ToLowerInvariant() ?? string.Empty;

    /// <summary>True for components that run and for resources; libraries are built into others, and all else is no deployable.</summary>
    public bool IsService => !Name.Value.Contains("{{", StringComparison.Ordinal)
        && (Ref.Kind == "resource" || (Ref.Kind == "component" && !NotDeployed.Contains(Type)));

    /// <summary>What a resource is by its type; null for a component.</summary>
    public ServiceKind? Kind => Ref.Kind != "resource" ? null
        : Words.Any(word => word.StartsWith("cache", StringComparison.Ordinal)) ? ServiceKind.Cache
        : Words.Any(Brokers.Contains) ? ServiceKind.Broker
        : StockImages.Find(Type) is { Kind: not ServiceKind.Service } product ? product.Kind
        : ServiceKind.Database;

    private string[] Words => Type.Split('-', '_', ' ', '.', '/');

    /// <summary>
    /// What a relation of this kind names. Entities that an installation exports carry all of their relations, of which those of the
    /// specification are only a part.
    /// </summary>
    /// <param name="field">Field of the specification, such as <c>consumesApis</c>.</param>
    /// <param name="relation">Type of the exported relation, such as <c>consumesApi</c>.</param>
    /// <param name="kind">Kind of what it names, where the reference states none.</param>
    public IEnumerable<(EntityRef Target, Node At)> Related(string field, string relation, string? kind)
    {
        var exported = definition.Root["relations"]?.Items.Where(item => item["type"]?.Text == relation).Select(item => item["targetRef"] ?? item["target"]);
        foreach (var node in (exported ?? definition.Spec?[field]?.Items ?? []).OfType<Node>())
            if (EntityRef.Parse(node, kind, exported is null ? Ref.Namespace : EntityRef.DefaultNamespace) is { } target)
                yield return (target, node);
    }
}
