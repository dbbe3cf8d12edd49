using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Dapr;

/// <summary>What the objects of Dapr that belong together say about the applications that load them.</summary>
/// <param name="objects">The objects.</param>
/// <param name="apps">Every application.</param>
/// <param name="find">The service that an object means by a host; null if it is not in the scan.</param>
internal sealed class DaprFacts(IReadOnlyList<DaprObject> objects, IReadOnlyList<DaprApp> apps, Func<DaprObject, string, Reference?> find)
{
    private readonly DaprResiliency _resiliency = new(objects);
    private readonly List<DaprComponent> _components = [.. objects.Select(DaprComponent.From).OfType<DaprComponent>()];

    /// <summary>True where components name hosts of the machine that runs them all, as for <c>dapr run</c>.</summary>
    public bool OnHost { get; init; }

    /// <summary>The facts; none without an application.</summary>
    public IEnumerable<Fact> Read() => apps.Count == 0
        ? []
        : _components.SelectMany(Component)
            .Concat(_resiliency.Facts(apps))
            .Concat(objects.Where(one => one.Kind == "Configuration").SelectMany(Tracing))
            .Concat(objects.Where(one => one.Kind == "Subscription").SelectMany(Subscription))
            .Concat(objects.Where(one => one.Kind == "HTTPEndpoint").SelectMany(Endpoint));

    /// <summary>Scopes say who may load a component; without them everybody may, which says nothing about who does.</summary>
    private IEnumerable<Fact> Component(DaprComponent component)
    {
        var targets = Targets(component).ToList();
        var users = component.Object.IsScoped ? component.Object.Users.ToList() : [];
        if (targets.Count == 0)
            yield break;
        foreach (var fact in Backing(component, targets, isUsed: users.Count > 0 || IsSubscribed(component)))
            yield return fact;
        foreach (var app in users)
            foreach (var target in targets)
                yield return new CallFact(app.Service, target, $"component {component.Name}", component.At, Confidence.Inferred)
                {
                    ModeByKey = component.Meaning.Mode,
                    Policies = _resiliency.Of(app, component),
                };
    }

    /// <summary>Hosts behind a component, else its name; none where the host is a sidecar's own, or a store of secrets has no host.</summary>
    private IEnumerable<Address> Targets(DaprComponent component)
    {
        if (component.Addresses.Count > 0 && !component.Addresses.Any(address => address.IsLoopback || address.IsDockerHost))
            return component.Addresses.Where(address => !address.IsVariable);
        if (component.Addresses.Count > 0 ? !OnHost : component.Meaning.Mode == CallMode.Control)
            return [];
        return [new Address(component.Name)];
    }

    /// <summary>The component's name for what stands behind it, and that itself where nothing else defines it.</summary>
    private IEnumerable<Fact> Backing(DaprComponent component, List<Address> targets, bool isUsed)
    {
        foreach (var target in targets)
        {
            var known = find(component.Object, target.Host);
            var backing = known ?? new Reference(target.Host, $"dapr:{component.Object.LookupScopes[0]}");
            if (known is null && !isUsed)
                continue;
            if (known is null)
                yield return new ServiceFact(backing, "dapr", component.At) { Kind = component.Meaning.Kind, LookupScopes = component.Object.LookupScopes };
            foreach (var scope in component.Object.NameScopes)
            {
                if (known is null)
                    yield return new AliasFact(backing, target.Host, scope, 95, component.At);
                if (targets.Count == 1 && find(component.Object, component.Name) is null)
                    yield return new AliasFact(backing, component.Name, scope, 95, component.Object.Name.At);
            }
        }
    }

    private bool IsSubscribed(DaprComponent component) =>
        objects.Any(one => one.Kind == "Subscription" && one.Spec?["pubsubname"]?.Text == component.Name && one.IsScoped && one.Users.Any());

    private static IEnumerable<Fact> Tracing(DaprObject configuration)
    {
        foreach (var product in (string[])["zipkin", "otel"])
            if (configuration.Spec?["tracing"]?[product]?["endpointAddress"] is Scalar endpoint)
                foreach (var parsed in AddressGrammar.Parse(endpoint.Value).Where(parsed => !parsed.Address.IsLoopback))
                    foreach (var app in configuration.Users)
                        yield return new CallFact(app.Service, parsed.Address, $"tracing.{product}.endpointAddress", endpoint.At, Confidence.Inferred) { ModeByKey = CallMode.Control };
    }

    /// <summary>Who subscribes receives from the broker behind the component.</summary>
    private IEnumerable<Fact> Subscription(DaprObject subscription)
    {
        if (!subscription.IsScoped || subscription.Spec?["pubsubname"] is not Scalar name)
            yield break;
        foreach (var component in _components.Where(component => component.Name == name.Value))
            foreach (var target in Targets(component))
                foreach (var app in subscription.Users)
                    yield return new CallFact(app.Service, target, $"subscription {subscription.Name.Value}", name.At, Confidence.Inferred) { ModeByKey = CallMode.Async };
    }

    /// <summary>A name for an address outside, which is invoked like an application.</summary>
    private static IEnumerable<Fact> Endpoint(DaprObject endpoint)
    {
        if (endpoint.Spec?["baseUrl"] is Scalar url && AddressGrammar.Parse(url.Value) is [var parsed])
            foreach (var scope in endpoint.NameScopes)
                yield return new RedirectFact(endpoint.Name.Value, scope, parsed.Address, url.At);
    }
}
