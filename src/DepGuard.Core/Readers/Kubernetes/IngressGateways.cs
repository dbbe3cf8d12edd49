using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.Kubernetes;

/// <summary>The gateways of a cluster: controllers that run among the nodes, and names for those that run elsewhere.</summary>
internal sealed class IngressGateways(IReadOnlyList<ServiceNode> nodes)
{
    private static readonly string[] LookupScopes = [KubernetesObject.ScopeOf(null), KubernetesObject.AnyScope];

    private readonly Dictionary<string, Reference> _controllers = nodes.Where(IsController)
        .DistinctBy(node => node.Service.Name, StringComparer.Ordinal)
        .ToDictionary(node => node.Service.Name, node => node.Service, StringComparer.Ordinal);

    /// <summary>The class of an Ingress; null if it states none.</summary>
    public static Scalar? ClassOf(KubernetesObject ingress) =>
        ingress.Spec?["ingressClassName"] as Scalar ?? ingress.Annotations?["kubernetes.io/ingress.class"] as Scalar;

    /// <summary>The gateway that serves an Ingress.</summary>
    public Reference Of(KubernetesObject ingress) => Named(ClassOf(ingress)?.Value ?? "ingress");

    /// <summary>The gateway of a class.</summary>
    public Reference Named(string name) => _controllers.TryGetValue(name, out var controller) ? controller : new Reference(name, "ingress");

    /// <summary>That it is a gateway.</summary>
    public static ServiceFact Fact(Reference gateway, string format, Sources.SourceSpan at) =>
        new(gateway, format, at) { Kind = ServiceKind.Gateway, Roles = [Role.Gateway], LookupScopes = LookupScopes };

    /// <summary>True when the node runs the product after which it, and so an Ingress class, is named.</summary>
    private static bool IsController(ServiceNode node) =>
        node.Image is { } image && Paths.Name(image) is var last
        && (last.Contains("ingress", StringComparison.Ordinal) || (last != "nginx" && last.StartsWith(node.Service.Name, StringComparison.Ordinal)));
}
