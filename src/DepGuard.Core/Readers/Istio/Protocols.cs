using DepGuard.Documents;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Istio;

/// <summary>Protocols by what ports state, in <c>appProtocol</c> or in front of the first dash of their name; only HTTP in the clear is retried.</summary>
internal static class Protocols
{
    private static readonly HashSet<string> Http = new(StringComparer.OrdinalIgnoreCase) { "http", "http2", "grpc", "grpc-web", "h2c", "kubernetes.io/h2c", "kubernetes.io/ws" };

    private static readonly HashSet<string> Other = new(StringComparer.OrdinalIgnoreCase) { "tcp", "tls", "https", "udp", "mongo", "mysql", "redis" };

    /// <summary>True for a protocol that the proxies understand.</summary>
    public static bool IsHttp(string? protocol) => protocol is not null && Http.Contains(protocol);

    /// <summary>True unless all ports of the Services state another protocol; a port that states none is found out by looking at the traffic.</summary>
    public static bool MayCarryHttp(ServiceNode node) =>
        node.Services.Any(service => service.Spec?["ports"] is not { Items.Count: > 0 } ports || ports.Items.Any(MayCarryHttp));

    private static bool MayCarryHttp(Node port)
    {
        var stated = port["appProtocol"]?.Text ?? (port["name"]?.Text ?? string.Empty).Split('-')[0];
        return !Other.Contains(stated) && port["protocol"]?.Text != "UDP";
    }
}
