using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Kubernetes;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Istio;

/// <summary>
/// Policies that make the proxy of a workload ask somebody: an AuthorizationPolicy with the action <c>CUSTOM</c> on every request, a
/// RequestAuthentication for keys now and then. Other actions permit and deny, and permission is no call.
/// </summary>
internal sealed class RequestPolicies(Mesh mesh)
{
    /// <summary>Group of the objects.</summary>
    public const string Security = "security.istio.io";

    private readonly ILookup<string, Node> _providers = mesh.Config.ExtensionProviders.ToLookup(provider => provider["name"]?.Text ?? string.Empty, StringComparer.Ordinal);

    /// <summary>The calls of the selected workloads.</summary>
    public IEnumerable<Fact> Read()
    {
        foreach (var policy in mesh.Cluster.Of(Security, "AuthorizationPolicy").Where(policy => policy.Spec?["action"]?.Text == "CUSTOM"))
            if (policy.Spec?["provider"]?["name"] is Scalar name && _providers[name.Value].FirstOrDefault() is { } provider)
                foreach (var workload in Selected(policy))
                    foreach (var fact in Authorise(workload, mesh.Gateways.Services.Contains(workload) ? Layer.Gateway : Layer.Sidecar, name, provider))
                        yield return fact;
        foreach (var policy in mesh.Cluster.Of(Security, "RequestAuthentication"))
            foreach (var source in KeySources(policy))
                foreach (var workload in Selected(policy))
                    foreach (var parsed in AddressGrammar.Parse(source.Value).Where(parsed => parsed.Form == AddressForm.Url && !parsed.Address.IsVariable))
                        yield return new CallFact(workload, parsed.Address, "jwksUri", source.At, Confidence.Declared) { ModeByKey = CallMode.Control };
    }

    /// <summary>Where the keys come from: a stated address, else what the issuer publishes.</summary>
    private static IEnumerable<Scalar> KeySources(KubernetesObject policy) =>
        (policy.Spec?["jwtRules"]?.Items ?? []).Where(rule => rule["jwks"] is null).Select(rule => rule["jwksUri"] ?? rule["issuer"]).OfType<Scalar>();

    private IEnumerable<Fact> Authorise(Reference workload, Layer layer, Scalar name, Node provider)
    {
        if ((provider["envoyExtAuthzHttp"] ?? provider["envoyExtAuthzGrpc"]) is not { } service || service["service"] is not Scalar stated)
            yield break;

        var host = stated.Value[(stated.Value.IndexOf('/') + 1)..];
        if (AddressGrammar.ParseBareHost(host) is not { } address)
            yield break;
        var scheme = provider["envoyExtAuthzGrpc"] is null ? "http" : "grpc";
        var timeout = NodeUnits.Limit(service["timeout"]);
        yield return new CallFact(workload, address with { Scheme = scheme }, "CUSTOM", name.At, Confidence.Declared)
        {
            IsOfProxy = true,
            Roles = [Role.Auth],
            Policies =
            [
                new CallPolicy(layer, "istio", Provenance.Declared, name.At) { Attempts = Attempts.Once },
                new CallPolicy(layer, "istio", timeout is null ? Provenance.Default : Provenance.Declared, (service["timeout"] ?? stated).At)
                {
                    Deadline = timeout ?? TimeLimit.Seconds(600),
                },
                new CallPolicy(layer, "istio", Provenance.Default, stated.At) { Connect = mesh.Config.Connect },
            ],
        };
    }

    /// <summary>
    /// The workloads that a policy selects: by labels in its namespace, all of its namespace without, all of the mesh from the root namespace;
    /// or what it names as a target.
    /// </summary>
    private IEnumerable<Reference> Selected(KubernetesObject policy)
    {
        var isGlobal = policy.Namespace == mesh.Config.RootNamespace;
        var targets = (policy.Spec?["targetRefs"]?.Items ?? []).Prepend(policy.Spec?["targetRef"]).OfType<Mapping>().ToList();
        if (targets.Count > 0)
            return targets.SelectMany(target => Target(target, policy)).Distinct();
        if (policy.Spec?["selector"]?["matchLabels"] is { Entries.Count: > 0 } labels)
            return mesh.Cluster.SelectedBy(Workload.LabelsOf(labels), isGlobal ? null : policy)
                .Select(node => node.Service)
                .Where(mesh.Members.Contains)
                .Concat(mesh.Gateways.SelectedBy(labels))
                .Distinct();
        return (isGlobal ? mesh.Cluster.Nodes.Where(node => node.Workloads.Count > 0) : mesh.Cluster.InNamespaceOf(policy))
            .Select(node => node.Service)
            .Where(mesh.Members.Contains);
    }

    private IEnumerable<Reference> Target(Node target, KubernetesObject policy)
    {
        if (target["name"] is not Scalar name)
            return [];
        if (target["kind"]?.Text == "Service")
            return mesh.Cluster.Named(name.Value, policy) is { } node ? [node.Service] : [];
        return target["kind"]?.Text == "Gateway" ? [GatewayApi.ApiGateways.ServiceOf(mesh.Cluster, name.Value, policy.Namespace)] : [];
    }
}
