using DepGuard.Documents;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Addresses that Endpoints and EndpointSlices give to Services without a selector.</summary>
internal sealed class EndpointAddresses
{
    private readonly ILookup<string, KubernetesObject> _byService;

    public EndpointAddresses(IEnumerable<KubernetesObject> objects) =>
        _byService = objects.Where(one => one.Kind is "Endpoints" or "EndpointSlice").ToLookup(ServiceOf, StringComparer.Ordinal);

    /// <summary>The addresses of a Service, in order.</summary>
    public IEnumerable<Scalar> Of(KubernetesObject service) =>
        _byService[service.Name.Value].Where(service.SharesNamespaceWith).SelectMany(Addresses);

    private static string ServiceOf(KubernetesObject one) =>
        one.Kind == "Endpoints" ? one.Name.Value : one.Root["metadata"]?["labels"]?["kubernetes.io/service-name"]?.Text ?? one.Name.Value;

    private static IEnumerable<Scalar> Addresses(KubernetesObject one)
    {
        var subsets = (one.Root["subsets"]?.Items ?? []).SelectMany(subset => subset["addresses"]?.Items ?? []).Select(address => address["ip"]);
        var slices = (one.Root["endpoints"]?.Items ?? []).SelectMany(endpoint => endpoint["addresses"]?.Items ?? []);
        return subsets.Concat(slices).OfType<Scalar>().Where(address => AddressGrammar.ParseBareHost(address.Value) is not null);
    }
}
