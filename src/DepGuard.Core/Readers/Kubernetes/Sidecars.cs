using DepGuard.Documents;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Proxies and agents beside the real container; what they call is not the service's doing.</summary>
internal static class Sidecars
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "istio-proxy", "istio-init", "istio-validation", "linkerd-proxy", "linkerd-init", "daprd", "cloud-sql-proxy", "cloudsql-proxy", "envoy",
        "otel-agent", "vault-agent", "vault-agent-init", "filebeat",
    };

    private static readonly HashSet<string> Images = new(StringComparer.Ordinal)
    {
        "proxyv2", "daprd", "linkerd2-proxy", "linkerd-proxy-init", "cloud-sql-proxy", "gce-proxy", "envoy", "filebeat",
    };

    /// <summary>The containers of a list that are the service's own; all of them where nothing but agents run.</summary>
    public static IReadOnlyList<Node> Own(IReadOnlyList<Node>? containers)
    {
        List<Node> own = [.. (containers ?? []).Where(container => !Is(container))];
        return own.Count > 0 ? own : containers ?? [];
    }

    /// <summary>True for a proxy that is configured by a file, so that its calls can be read.</summary>
    public static bool IsEnvoy(Node container) =>
        container["name"]?.Text == "envoy" || (container["image"]?.Text is { } image && Paths.Name(ImageName.Repository(image)) == "envoy");

    /// <summary>True for a proxy through which a pod reaches databases of Cloud SQL.</summary>
    public static bool IsCloudSqlProxy(Node container) =>
        container["image"]?.Text is { } image && Paths.Name(ImageName.Repository(image)) is "cloud-sql-proxy" or "gce-proxy";

    /// <summary>True for a container that its name or image gives away.</summary>
    public static bool Is(Node container) =>
        Names.Contains(container["name"]?.Text ?? string.Empty)
        || (container["image"]?.Text is { } image && Images.Contains(Paths.Name(ImageName.Repository(image))));
}
