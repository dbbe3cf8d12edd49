using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kustomize;

namespace DepGuard.Readers.Kubernetes;

/// <summary>An object with the parts of its identity.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Name">The node that holds its name.</param>
/// <param name="Namespace">Stated namespace; null if none is.</param>
/// <param name="Root">The whole object.</param>
internal sealed record KubernetesObject(string Group, string Kind, Scalar Name, string? Namespace, Node Root)
{
    /// <summary>Names of every namespace, which objects without a stated one see: somebody gives them one when they are applied.</summary>
    public const string AnyScope = "k8s:*";

    private const string DefaultScope = "k8s:default";

    /// <summary>Names of objects without a stated namespace, which every namespace sees.</summary>
    private const string UnstatedScope = "k8s:";

    /// <summary>Name and namespace in the file that defines it, where Kustomize has changed them; null for an object that stands as it is.</summary>
    public ObjectName? Written { get; init; }

    /// <summary>Namespace in which unqualified names work; objects without one share the default.</summary>
    public string Scope { get; } = ScopeOf(Namespace);

    /// <summary>Scopes in which its name works.</summary>
    public IReadOnlyList<string> NameScopes => field ??= Namespace is null ? [DefaultScope, UnstatedScope, AnyScope] : [Scope, AnyScope];

    /// <summary>Scopes in which its pods look names up, nearest first.</summary>
    public IReadOnlyList<string> LookupScopes => field ??= Namespace is null ? [DefaultScope, AnyScope] : [Scope, UnstatedScope];

    /// <summary>How messages name it: <c>VirtualService shop/auth</c>.</summary>
    public string Title => Namespace is null ? $"{Kind} {Name.Value}" : $"{Kind} {Namespace}/{Name.Value}";

    /// <summary>The file.</summary>
    public string Path => Root.Path;

    /// <summary>Annotations; null if there are none.</summary>
    public Node? Annotations => Root["metadata"]?["annotations"];

    /// <summary>The specification; null if there is none.</summary>
    public Node? Spec => field ??= Root["spec"];

    /// <summary>The naming scope of a namespace.</summary>
    public static string ScopeOf(string? name) => name is null ? DefaultScope : $"k8s:{name}";

    /// <summary>True if objects of these namespaces see each other; an absent namespace matches every other.</summary>
    public bool SharesNamespaceWith(KubernetesObject other) => Namespace is null || other.Namespace is null || Namespace == other.Namespace;

    /// <summary>A further name for a service, wherever this object's name works.</summary>
    public IEnumerable<Fact> Aliases(Reference service, string name, int strength)
    {
        var at = Name.At;
        foreach (var scope in NameScopes)
            yield return new AliasFact(service, name, scope, strength, at);
    }
}
