namespace DepGuard.Resolution;

/// <summary>A host taken apart as the DNS of Kubernetes and Consul does.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Namespace">Namespace behind it; null if there is none.</param>
/// <param name="Pod">Pod in front of it; null if there is none.</param>
/// <param name="IsMarked">True when a suffix such as <c>.svc</c> leaves no doubt that it is such a name.</param>
internal readonly record struct ClusterName(string Service, string? Namespace, string? Pod, bool IsMarked)
{
    private static readonly string[] ConsulSuffixes = [".service.consul", ".node.consul"];

    /// <summary>Domain of Azure Container Apps: <c>orders.internal.red-sea.westeurope.azurecontainerapps.io</c> is the app <c>orders</c>.</summary>
    private const string ContainerApps = ".azurecontainerapps.io";

    /// <summary>The parts of a host in lower case.</summary>
    public static ClusterName Of(string host)
    {
        foreach (var suffix in ConsulSuffixes)
            if (host.EndsWith(suffix, StringComparison.Ordinal))
                return new ClusterName(host[..^suffix.Length].Split('.')[^1], null, null, IsMarked: true);
        if (host.EndsWith(ContainerApps, StringComparison.Ordinal))
            return new ClusterName(host.Split('.')[0], null, null, IsMarked: true);
        if (!host.Contains('.'))
            return new ClusterName(host, null, null, IsMarked: false);

        var labels = host.Split('.');
        var mark = Array.IndexOf(labels, "svc");
        var isMarked = mark is 2 or 3 && (labels.Length == mark + 1 || labels.Length > mark + 2);
        if (isMarked)
            labels = labels[..mark];
        return labels.Length switch
        {
            2 => new ClusterName(labels[0], labels[1], null, isMarked),
            3 => new ClusterName(labels[1], labels[2], labels[0], isMarked),
            _ => new ClusterName(host, null, null, IsMarked: false),
        };
    }
}
