using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Azure;

/// <summary>
/// Resiliency policies of container apps: they act on requests to the app that they are a part of, except invocations by Dapr.
/// Source: MicrosoftDocs/azure-docs <c>articles/container-apps/service-discovery-resiliency.md</c>.
/// </summary>
internal static class ContainerAppResiliency
{
    /// <summary>The policy of a resource; none if it names no app.</summary>
    public static IEnumerable<Fact> Read(ArmResource resource)
    {
        if (resource.Name.LastIndexOf('/') is not (> 0 and var slash) || resource.Properties is not { } properties)
            yield break;

        var retries = NodeUnits.Whole(properties["httpRetryPolicy"]?["maxRetries"]);
        var policy = new CallPolicy(Layer.Sidecar, "container-apps", Provenance.Declared, resource.At)
        {
            Attempts = retries is { } count ? Attempts.AfterRetries(Math.Max(0, count)) : null,
            Deadline = Seconds(properties["timeoutPolicy"]?["responseTimeoutInSeconds"]),
            Connect = Seconds(properties["timeoutPolicy"]?["connectionTimeoutInSeconds"]),
            RetryOn = properties["httpRetryPolicy"]?["matches"]?["errors"]?.Items.Select(error => error.Text).OfType<string>().ToList() is { Count: > 0 } errors ? errors : null,
            Breaker = NodeUnits.Positive(properties["circuitBreakerPolicy"]?["consecutiveErrors"]) is { } failures
                ? new Breaker { ConsecutiveFailures = (int)Math.Min(failures, int.MaxValue) }
                : null,
            Limits = Limits(resource),
        };
        if (!policy.IsEmpty)
            yield return new PolicyFact([ContainerAppsReader.Scope], new Address(resource.Name[..slash]), policy, $"resiliencyPolicies {resource.Name}", Confidence.Declared);
    }

    private static TimeLimit? Seconds(Node? node) => NodeUnits.Whole(node) is { } seconds and > 0 and < int.MaxValue ? TimeLimit.Seconds(seconds) : null;

    private static CallLimits? Limits(ArmResource resource)
    {
        var limits = new CallLimits
        {
            Connections = NodeUnits.Positive(resource.Properties?["tcpConnectionPool"]?["maxConnections"]),
            Requests = NodeUnits.Positive(resource.Properties?["httpConnectionPool"]?["http2MaxRequests"]),
            Pending = NodeUnits.Positive(resource.Properties?["httpConnectionPool"]?["http1MaxPendingRequests"]),
        };
        return limits == new CallLimits() ? null : limits;
    }
}
