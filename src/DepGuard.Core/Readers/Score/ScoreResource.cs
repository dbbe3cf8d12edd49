using DepGuard.Facts;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Score;

/// <summary>What the resources of a Score workload are, by their type.</summary>
internal static class ScoreResource
{
    /// <summary>Types that a platform provides without anything being called.</summary>
    private static readonly string[] NeverCalled =
        ["", "dns", "route", "volume", "environment", "horizontal-pod-autoscaler", "service-port", "ingress", "tls-cert", "k8s-service-account", "base-env", "logging"];

    /// <summary>True for types that a workload calls.</summary>
    public static bool IsCalled(string type) => !NeverCalled.Contains(type);

    /// <summary>Kind of the resource; null for another workload.</summary>
    public static ServiceKind? KindOf(string type) => type switch
    {
        "service" or "workload" => null,
        "s3" or "dynamodb" or "gcs" => ServiceKind.Database,
        _ when StockImages.Find(type) is { Kind: not ServiceKind.Service } product => product.Kind,
        _ when type.StartsWith("amqp", StringComparison.Ordinal) || type.Split('-').Any(word => word is "topic" or "queue" or "sqs" or "sns" or "servicebus") => ServiceKind.Broker,
        _ => ServiceKind.External,
    };
}
