using DepGuard.Documents;

namespace DepGuard.Readers.Kubernetes;

/// <summary>An object with the parts of its identity.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Name">The node that holds its name.</param>
/// <param name="Namespace">Stated namespace; null if none is.</param>
/// <param name="Root">The whole object.</param>
internal sealed record KubernetesObject(string Group, string Kind, Scalar Name, string? Namespace, Node Root)
{
    /// <summary>Namespace in which unqualified names work; objects without one share the default.</summary>
    public string Scope => $"k8s:{Namespace ?? "default"}";

    /// <summary>The file.</summary>
    public string Path => Root.At.Path;

    /// <summary>True if objects of these namespaces see each other; an absent namespace matches every other.</summary>
    public bool SharesNamespaceWith(KubernetesObject other) => Namespace is null || other.Namespace is null || Namespace == other.Namespace;
}
