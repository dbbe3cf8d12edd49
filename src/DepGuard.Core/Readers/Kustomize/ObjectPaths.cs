namespace DepGuard.Readers.Kustomize;

/// <summary>Where the built-in kinds keep what Kustomize changes (its <c>api/internal/konfig/builtinpluginconsts</c>).</summary>
internal static class ObjectPaths
{
    private static readonly string[] Template = ["spec", "template"];

    private static readonly string[] JobTemplate = ["spec", "jobTemplate", "spec", "template"];

    /// <summary>The template of the pods that an object runs; empty for a pod, null for what runs none.</summary>
    public static string[]? PodTemplate(Resource one) => one.Kind switch
    {
        "Pod" => [],
        "CronJob" => JobTemplate,
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController" or "Job" or "Rollout" or "DeploymentConfig" => Template,
        "Service" when one.Group == "serving.knative.dev" => Template,
        _ => null,
    };

    /// <summary>Paths of the lists of containers.</summary>
    public static IEnumerable<string[]> Containers(Resource one) =>
        PodTemplate(one) is { } template ? [[.. template, "spec", "containers"], [.. template, "spec", "initContainers"]] : [];

    /// <summary>The mapping of labels by which an object finds pods; null for what finds none.</summary>
    public static string[]? Selector(Resource one) => one.Kind switch
    {
        "Service" when one.Group.Length == 0 => ["spec", "selector"],
        "ReplicationController" => ["spec", "selector"],
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" => ["spec", "selector", "matchLabels"],
        _ => null,
    };

    /// <summary>True for kinds that live in no namespace and that prefixes do not rename.</summary>
    public static bool IsOfCluster(Resource one) => one.Kind is "Namespace" or "CustomResourceDefinition" or "APIService";
}
