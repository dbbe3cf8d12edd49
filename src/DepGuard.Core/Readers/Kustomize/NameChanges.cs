using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>The keys <c>namespace</c>, <c>namePrefix</c> and <c>nameSuffix</c>.</summary>
internal static class NameChanges
{
    private static readonly string[] NamePath = ["metadata", "name"];

    private static readonly string[] NamespacePath = ["metadata", "namespace"];

    /// <summary>Kinds that live in no namespace and get none.</summary>
    private static readonly HashSet<string> OfCluster = new(StringComparer.Ordinal)
    {
        "ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "APIService", "PersistentVolume", "StorageClass", "IngressClass",
        "PriorityClass", "GatewayClass", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
    };

    /// <summary>Puts every object into the namespace, and gives its name to objects that are one.</summary>
    public static void PutIntoNamespace(Kustomization one, ResourceList resources)
    {
        if (one.Root["namespace"] is not Scalar { IsNull: false } space)
            return;
        resources.Change(resource => resource.Kind == "Namespace" && resource.Group.Length == 0 ? resource.Root.Change(NamePath, _ => space)
            : OfCluster.Contains(resource.Kind) ? resource.Root
            : resource.Root.Put(NamespacePath, space.At, _ => space));
    }

    /// <summary>Renames the objects, and then whatever refers to them in a field that Kustomize knows.</summary>
    public static void Rename(Kustomization one, ResourceList resources)
    {
        var (prefix, suffix) = (one.Root["namePrefix"]?.Text ?? string.Empty, one.Root["nameSuffix"]?.Text ?? string.Empty);
        if (prefix.Length + suffix.Length == 0)
            return;
        resources.Change(resource => ObjectPaths.IsOfCluster(resource)
            ? resource.Root
            : resource.Root.Change(NamePath, name => name.Text is { } text ? NodeEdit.Text($"{prefix}{text}{suffix}", name.At) : name));
    }
}
