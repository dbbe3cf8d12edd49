using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.GatewayApi;

/// <summary>An HTTPRoute, GRPCRoute, TLSRoute, TCPRoute or UDPRoute.</summary>
/// <param name="Object">The object.</param>
internal sealed record ApiRoute(KubernetesObject Object)
{
    private static readonly string[] Kinds = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"];

    /// <summary>True for requests, which can be repeated and timed; false for connections.</summary>
    public bool IsHttp => Object.Kind is "HTTPRoute" or "GRPCRoute";

    /// <summary>Scheme of the calls.</summary>
    public string? Scheme => Object.Kind switch { "HTTPRoute" => null, "GRPCRoute" => "grpc", "UDPRoute" => "udp", _ => "tcp" };

    /// <summary>What the route belongs to.</summary>
    public IEnumerable<Node> Parents => Object.Spec?["parentRefs"]?.Items ?? [];

    /// <summary>Public names.</summary>
    public IEnumerable<Scalar> Hosts => (Object.Spec?["hostnames"]?.Items ?? []).OfType<Scalar>();

    /// <summary>The rules.</summary>
    public IReadOnlyList<Node> Rules => Object.Spec?["rules"]?.Items ?? [];

    /// <summary>Routes of a group: that of the Gateway API, or that of Linkerd, which has the same form.</summary>
    public static IEnumerable<ApiRoute> Of(Cluster cluster, string group = ApiGateways.Group) =>
        Kinds.SelectMany(kind => cluster.Of(group, kind)).Select(one => new ApiRoute(one));

    /// <summary>The Service that a parent reference names; null for a parent of another kind.</summary>
    public Scalar? ServiceParent(Node parent) => (parent["group"]?.Text ?? ApiGateways.Group) is "" or "core" && parent["kind"]?.Text == "Service" ? parent["name"] as Scalar : null;

    /// <summary>References to what answers the requests of a rule; a weight of zero keeps traffic away.</summary>
    public static IEnumerable<Node> Backends(Node rule) =>
        (rule["backendRefs"]?.Items ?? []).Where(backend => NodeUnits.Whole(backend["weight"]) != 0 && backend["name"] is Scalar);

    /// <summary>References to what gets a copy of the requests.</summary>
    public static IEnumerable<Node> Mirrors(Node rule) =>
        (rule["filters"]?.Items ?? [])
            .Concat((rule["backendRefs"]?.Items ?? []).SelectMany(backend => backend["filters"]?.Items ?? []))
            .Select(filter => filter["requestMirror"]?["backendRef"])
            .OfType<Node>()
            .Where(backend => backend["name"] is Scalar);

    /// <summary>The addresses behind a backend reference: a Service, a host that Istio knows, or the endpoints of a Backend of Envoy Gateway.</summary>
    public IEnumerable<Address> Targets(Node backend, Cluster cluster)
    {
        var (name, space) = (backend["name"]!.Text!, backend["namespace"]?.Text);
        if (backend["kind"]?.Text == "Hostname")
            return [new Address(name) { Scheme = Scheme }];
        if (backend["kind"]?.Text != "Backend")
            return [Cluster.AddressOf(name, Object, space) with { Scheme = Scheme }];
        return cluster.Of(EnvoyGatewayPolicies.Group, "Backend")
            .Where(one => one.Name.Value == name && (one.Namespace ?? space ?? Object.Namespace) == (space ?? Object.Namespace ?? one.Namespace))
            .SelectMany(one => one.Spec?["endpoints"]?.Items ?? [])
            .Select(endpoint => AddressGrammar.ParseBareHost((endpoint["fqdn"]?["hostname"] ?? endpoint["ip"]?["address"])?.Text ?? string.Empty))
            .OfType<Address>();
    }
}
