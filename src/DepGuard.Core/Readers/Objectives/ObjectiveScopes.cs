using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Objectives;

/// <summary>Where the names of services in files about objectives are looked up.</summary>
internal static class ObjectiveScopes
{
    /// <summary>For files that say nothing about where the service runs: any description of the system.</summary>
    public static IReadOnlyList<string> Anywhere { get; } = ["objectives"];

    /// <summary>For objects of a cluster: their namespace, then anywhere.</summary>
    public static IReadOnlyList<string> Of(KubernetesObject one) => one.Namespace is null ? Anywhere : [.. Anywhere, .. one.LookupScopes];
}
