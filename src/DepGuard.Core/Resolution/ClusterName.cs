namespace DepGuard.Resolution;

/// <summary>A host taken apart as the DNS of Kubernetes and Consul does.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Namespace">Namespace behind it; null if there is none.</param>
/// <param name="Pod">Pod in front of it; null if there is none.</param>
/// <param name="IsMarked">True when a suffix such as <c>.svc</c> leaves no doubt that it is such a name.</param>
internal readonly record struct ClusterName(string Service, string? Namespace, string? Pod, bool IsMarked)
{
    /// <summary>More labels than any form has; those behind are one with the last.</summary>
    private const int MostLabels = 6;

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

        var labels = (stackalloc Range[MostLabels]);
        labels = labels[..host.AsSpan().Split(labels, '.')];
        var mark = 0;
        while (mark < labels.Length && host.AsSpan()[labels[mark]] is not "svc")
            mark++;
        var isMarked = mark is 2 or 3 && (labels.Length == mark + 1 || labels.Length > mark + 2);
        return (isMarked ? mark : labels.Length) switch
        {
            2 => new ClusterName(host[labels[0]], host[labels[1]], null, isMarked),
            3 => new ClusterName(host[labels[1]], host[labels[2]], host[labels[0]], isMarked),
            _ => new ClusterName(host, null, null, IsMarked: false),
        };
    }
}
