using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>A name with its namespace.</summary>
/// <param name="Name">Name; empty if there is none.</param>
/// <param name="Namespace">Namespace; null if none is stated.</param>
internal readonly record struct ObjectName(string Name, string? Namespace);

/// <summary>An object while it is built; what refers to it may use any name that it has had.</summary>
internal sealed class Resource
{
    private Resource(Node root, IReadOnlyList<ObjectName> names)
    {
        (Root, Names) = (root, names);
        var version = root["apiVersion"]?.Text ?? string.Empty;
        var slash = version.IndexOf('/');
        (Group, Version) = slash < 0 ? (string.Empty, version) : (version[..slash], version[(slash + 1)..]);
        Kind = root["kind"]?.Text ?? string.Empty;
    }

    /// <summary>Its content.</summary>
    public Node Root { get; }

    /// <summary>API group; empty for the core group.</summary>
    public string Group { get; }

    /// <summary>API version without the group.</summary>
    public string Version { get; }

    /// <summary>Kind.</summary>
    public string Kind { get; }

    /// <summary>Names in the order in which it got them, at least one.</summary>
    public IReadOnlyList<ObjectName> Names { get; }

    /// <summary>The name that counts.</summary>
    public ObjectName Name => Names[^1];

    /// <summary>A new object.</summary>
    public static Resource From(Node root) => new(root, [NameOf(root)]);

    /// <summary>The object with another content; an earlier name stays among its names.</summary>
    public Resource With(Node root)
    {
        if (ReferenceEquals(root, Root))
            return this;
        var name = NameOf(root);
        return new Resource(root, name == Name ? Names : [.. Names, name]);
    }

    /// <summary>True if a reference that states this kind and name means it; an absent namespace matches every one.</summary>
    public bool IsNamed(string kind, string name, string? space) =>
        Kind == kind && Names.Any(own => own.Name == name && (space is null || own.Namespace is null || own.Namespace == space));

    private static ObjectName NameOf(Node root)
    {
        var metadata = root["metadata"];
        return new ObjectName((metadata?["name"] ?? metadata?["generateName"])?.Text ?? string.Empty, metadata?["namespace"] is Scalar { IsNull: false } space ? space.Value : null);
    }
}
