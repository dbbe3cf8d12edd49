using DepGuard.Documents;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Something that runs pods.</summary>
/// <param name="Object">The Deployment, StatefulSet, Job, … that states it.</param>
/// <param name="Pod">Its pod specification.</param>
/// <param name="Labels">Labels of its pods.</param>
internal sealed record Workload(KubernetesObject Object, Node Pod, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Containers of its pods that are its own.</summary>
    public IReadOnlyList<Node> Containers => field ??= Sidecars.Own(Pod["containers"]?.Items);

    /// <summary>Annotations of its pods; null if there are none.</summary>
    public Node? Annotations { get; private init; }

    /// <summary>True when it runs to completion.</summary>
    public bool IsJob => Object.Kind is "Job" or "CronJob";

    /// <summary>The workload that an object states; null for other kinds.</summary>
    public static Workload? From(KubernetesObject one)
    {
        var template = one.Kind switch
        {
            "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController" or "Rollout" or "DeploymentConfig" or "Job" =>
                one.Root["spec"]?["template"],
            "Service" when one.Group == "serving.knative.dev" => one.Root["spec"]?["template"],
            "CronJob" => one.Root["spec"]?["jobTemplate"]?["spec"]?["template"],
            "Pod" => one.Root,
            _ => null,
        };
        return template?["spec"] is { } pod
            ? new Workload(one, pod, LabelsOf(template["metadata"]?["labels"])) { Annotations = template["metadata"]?["annotations"] }
            : null;
    }

    /// <summary>True if a Service with this selector leads to its pods.</summary>
    public bool IsSelectedBy(IReadOnlyDictionary<string, string> selector) =>
        selector.Count > 0 && selector.All(pair => Labels.TryGetValue(pair.Key, out var value) && value == pair.Value);

    /// <summary>A mapping of texts.</summary>
    public static IReadOnlyDictionary<string, string> LabelsOf(Node? node)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in node?.Entries ?? [])
            labels[entry.Key.Value] = entry.Value.Text ?? string.Empty;
        return labels;
    }
}
