using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;

namespace DepGuard.Readers.Kubernetes;

/// <summary>
/// How many pods of a service run at least: what an autoscaler keeps up, else what the workload states, else one
/// (Kubernetes API reference, DeploymentSpec v1 and HorizontalPodAutoscalerSpec v2: both default to 1).
/// </summary>
internal static class Replicas
{
    /// <summary>A fact for each service whose number of pods is known.</summary>
    public static IEnumerable<Fact> Of(Cluster cluster)
    {
        var scalers = cluster.Of("autoscaling", "HorizontalPodAutoscaler").ToLookup(scaler => scaler.Spec?["scaleTargetRef"]?["name"]?.Text);
        foreach (var node in cluster.Nodes)
            if (node.Workloads is [{ IsJob: false } workload] && Of(workload, scalers[workload.Object.Name.Value]) is { } replicas)
                yield return new CapacityFact(node.Service, new ServiceNumbers { Replicas = replicas }, replicas.At);
    }

    private static Stated<int>? Of(Workload workload, IEnumerable<KubernetesObject> scalers)
    {
        if (workload.Object.Kind is not ("Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController" or "Rollout" or "DeploymentConfig"))
            return null;
        var scaler = scalers.FirstOrDefault(one => one.Spec?["scaleTargetRef"]?["kind"]?.Text == workload.Object.Kind && one.SharesNamespaceWith(workload.Object));
        return scaler is null ? Count(workload.Object, "replicas") : Count(scaler, "minReplicas");
    }

    /// <summary>The number below a key of the specification; null for none at all, and for what is no number.</summary>
    private static Stated<int>? Count(KubernetesObject one, string key)
    {
        if (one.Spec?[key] is not Scalar { IsNull: false } stated)
            return new Stated<int>(1, Provenance.Default, one.Name.At);
        return int.TryParse(stated.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? new Stated<int>(count, Provenance.Declared, stated.At)
            : null;
    }
}
