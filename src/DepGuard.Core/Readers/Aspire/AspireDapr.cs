using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Dapr;

namespace DepGuard.Readers.Aspire;

/// <summary>Dapr sidecars of a manifest: one more name of the application, and the components that it uses.</summary>
internal static class AspireDapr
{
    /// <summary>Facts from a resource of type <c>dapr.v0</c>; none if it names no application.</summary>
    public static IEnumerable<Fact> Read(AspireManifest manifest, AspireResource sidecar)
    {
        var body = sidecar.Body["dapr"] ?? sidecar.Body;
        if (body["application"]?.Text is not { } name || manifest.Find(name) is not { Runs: true } application)
            yield break;

        var service = new Reference(application.Name.Value, manifest.Scope);
        if (body["appId"] is Scalar { Value.Length: > 0 } id)
            yield return new AliasFact(service, id.Value, manifest.Scope, 95, id.At);
        if (AddressGrammar.Port(body["appPort"]?.Text ?? string.Empty) is { } port)
            yield return new PortFact(service, port, null, body["appPort"]!.At);
        foreach (var component in (body["components"]?.Items ?? []).OfType<Scalar>())
            if (manifest.Find(component.Value)?.Body["daprComponent"]?["type"]?.Text is { } type && DaprTypes.Of(type) is { } meaning)
                yield return new CallFact(service, new Address(component.Value), "components", component.At, Confidence.Declared) { ModeByKey = meaning.Mode };
    }
}
