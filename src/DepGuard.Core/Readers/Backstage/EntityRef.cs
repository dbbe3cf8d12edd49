using DepGuard.Documents;

namespace DepGuard.Readers.Backstage;

/// <summary>Name of a catalog entity, <c>[kind:][namespace/]name</c>, in lower case since references ignore it.</summary>
/// <param name="Kind">Kind; null where the reference states none.</param>
/// <param name="Namespace">Namespace; <c>default</c> where none is stated.</param>
/// <param name="Name">Name.</param>
internal readonly record struct EntityRef(string? Kind, string Namespace, string Name)
{
    /// <summary>Namespace of entities that state none.</summary>
    public const string DefaultNamespace = "default";

    /// <summary>The reference that a value holds, as text or as a mapping of its parts; null if it is none or a template.</summary>
    /// <param name="node">The value.</param>
    /// <param name="kind">Kind where the reference states none; null if the place allows several.</param>
    /// <param name="space">Namespace where the reference states none.</param>
    public static EntityRef? Parse(Node node, string? kind, string space)
    {
        if (node["name"]?.Text is { Length: > 0 } part)
            return new EntityRef(Lower(node["kind"]?.Text) ?? kind, Lower(node["namespace"]?.Text) ?? space, Lower(part)!);
        if (node.Text is not { Length: > 0 } text || text.Contains("{{", StringComparison.Ordinal))
            return null;

        var colon = text.IndexOf(':');
        var rest = text[(colon + 1)..];
        var slash = rest.IndexOf('/');
        var name = rest[(slash + 1)..].Trim();
        return name.Length == 0 ? null
            : new EntityRef(colon > 0 ? Lower(text[..colon].Trim()) : kind, slash > 0 ? Lower(rest[..slash].Trim())! : space, Lower(name)!);
    }

    private static string? Lower(string? text) => text?.ToLowerInvariant();
}
