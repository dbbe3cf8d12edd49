using DepGuard.Configuration;
using DepGuard.Configuration.Constraints;
using DepGuard.Graph;

namespace DepGuard.Checks.Constraints;

/// <summary>Finds the services that a selector is about, with what <c>depguard.yaml</c> says of their layers, owners and labels.</summary>
internal sealed class Selection
{
    private readonly ILookup<(string Service, string Trait), string> _traits;
    private readonly IReadOnlyList<Service> _services;

    /// <summary>The services of a graph with the traits that a configuration gives them.</summary>
    public Selection(ServiceGraph graph, DepGuardConfig config)
    {
        _services = graph.Services;
        var stated =
            from service in config.Services
            let id = graph.Find(service.Name)?.Id
            where id is not null
            from trait in service.Traits
            from value in trait.Value
            select (Key: (id, trait.Key), value);
        _traits = stated.ToLookup(one => one.Key, one => one.value);
    }

    /// <summary>The ids of the selected services.</summary>
    public IReadOnlySet<string> Of(ServiceSelector selector) =>
        _services.Where(service => IsSelected(service, selector)).Select(service => service.Id).ToHashSet(StringComparer.Ordinal);

    private bool IsSelected(Service service, ServiceSelector selector) =>
        (selector.Names.Count == 0 || service.Aliases.Prepend(service.Id).Any(selector.Matches))
        && (selector.Kinds.Count == 0 || selector.Kinds.Contains(service.Kind))
        && (selector.Roles.Count == 0 || selector.Roles.Intersect(service.Roles).Any())
        && (selector.Tiers.Count == 0 || (service.Numbers.Tier is { } tier && selector.Tiers.Contains(tier.Value)))
        && selector.Traits.All(trait => _traits[(service.Id, trait.Key)].Intersect(trait.Value, StringComparer.OrdinalIgnoreCase).Any());
}
