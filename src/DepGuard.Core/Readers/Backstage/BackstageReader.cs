using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Kubernetes;

namespace DepGuard.Readers.Backstage;

/// <summary>
/// Backstage catalogs: what teams say about their components. A consumed API is a call to whoever provides it; a dependency on another component
/// is a need that may be met at build time, so it is only inferred.
/// </summary>
internal sealed class BackstageReader : IClusterReader
{
    private const string Group = "backstage.io";

    /// <inheritdoc/>
    public string Format => "backstage";

    /// <inheritdoc/>
    public IReadOnlyList<string> Groups { get; } = [Group];

    /// <inheritdoc/>
    public IEnumerable<Fact> Read(Cluster cluster)
    {
        var catalog = new Catalog(cluster.Objects.Where(one => one.Group == Group).Select(one => new Entity(one)));
        var joins = new ClusterJoins(cluster);
        return catalog.Services.SelectMany(entity => Names(catalog, entity).Concat(joins.Of(catalog.ServiceOf(entity), entity)).Concat(Calls(catalog, entity)));
    }

    private IEnumerable<Fact> Names(Catalog catalog, Entity entity)
    {
        var service = catalog.ServiceOf(entity);
        yield return new ServiceFact(service, Format, entity.Name.At)
        {
            Kind = entity.Kind,
            Roles = entity.Kind is null && ServiceNames.RoleOf(entity.Name.Value) is { } role ? [role] : [],
            LookupScopes = [service.Scope, Catalog.QualifiedScope],
        };
        if (catalog.HasNamespaces)
            yield return new AliasFact(service, $"{service.Name}.{entity.Ref.Namespace}", Catalog.QualifiedScope, 100, entity.Name.At);
    }

    private IEnumerable<Fact> Calls(Catalog catalog, Entity entity)
    {
        if (entity.Ref.Kind == "component")
            foreach (var fact in ConsumedApis(catalog, entity).Concat(Dependencies(catalog, entity)))
                yield return fact;
        foreach (var (target, at) in entity.Related("dependencyOf", "dependencyOf", kind: null))
        {
            if (catalog.Find(target) is { IsService: true } dependent)
                yield return Dependency(catalog, dependent, entity, "dependencyOf", at);
            else if (catalog.Find(target) is null && target.Kind is null or "component")
                foreach (var fact in FromOutside(catalog, target, entity, at))
                    yield return fact;
        }
    }

    private static IEnumerable<Fact> ConsumedApis(Catalog catalog, Entity entity) =>
        entity.Related("consumesApis", "consumesApi", "api").SelectMany(api => Consumption(catalog, entity, api.Target, "consumesApis", api.At, Confidence.Declared));

    /// <summary>Calls to the providers of an API. Who sends and who receives an asynchronous one is not stated: the way back is a guess.</summary>
    private static IEnumerable<Fact> Consumption(Catalog catalog, Entity entity, EntityRef api, string field, Node at, Confidence confidence)
    {
        var mode = catalog.Find(api)?.Type == "asyncapi" ? CallMode.Async : (CallMode?)null;
        var consumer = catalog.ServiceOf(entity);
        var providers = catalog.Providers(api).Where(provider => provider != entity).ToList();
        foreach (var provider in providers)
        {
            yield return Call(consumer, catalog.AddressOf(provider, entity.Ref.Namespace), $"{field} {api.Name}", at, confidence) with { ModeByKey = mode };
            if (mode is not null)
                yield return Call(catalog.ServiceOf(provider), catalog.AddressOf(entity, provider.Ref.Namespace), $"{field} {api.Name}", at, Confidence.Guessed) with { ModeByKey = mode };
        }

        if (!catalog.Providers(api).Any())
            yield return Call(consumer, catalog.AddressOf(api), field, at, confidence) with { ModeByKey = mode };
    }

    private static IEnumerable<Fact> Dependencies(Catalog catalog, Entity entity)
    {
        foreach (var (target, at) in entity.Related("dependsOn", "dependsOn", kind: null))
        {
            if (target.Kind == "api")
                foreach (var fact in Consumption(catalog, entity, target, "dependsOn", at, Confidence.Inferred))
                    yield return fact;
            else if (catalog.Find(target) is { } found)
            {
                if (found.IsService && found != entity)
                    yield return Dependency(catalog, entity, found, "dependsOn", at);
            }
            else if (target.Kind is null or "component" or "resource")
                yield return Dependency(catalog.ServiceOf(entity), catalog.AddressOf(target), target.Kind == "resource", "dependsOn", at);
        }
    }

    private static CallFact Dependency(Catalog catalog, Entity from, Entity to, string field, Node at) =>
        Dependency(catalog.ServiceOf(from), catalog.AddressOf(to, from.Ref.Namespace), to.Ref.Kind == "resource", field, at);

    private static CallFact Dependency(Reference from, Address to, bool isResource, string field, Node at) =>
        Call(from, to, field, at, isResource ? Confidence.Declared : Confidence.Inferred) with { ModeByAddress = isResource ? CallMode.Data : null };

    /// <summary>A component that only this entity names depends on it.</summary>
    private IEnumerable<Fact> FromOutside(Catalog catalog, EntityRef outside, Entity entity, Node at)
    {
        var service = new Reference(outside.Name, Catalog.ScopeOf(outside.Namespace));
        yield return new ServiceFact(service, Format, at.At) { LookupScopes = [service.Scope, Catalog.QualifiedScope] };
        yield return Dependency(service, catalog.AddressOf(entity, outside.Namespace), entity.Ref.Kind == "resource", "dependencyOf", at);
    }

    private static CallFact Call(Reference from, Address to, string field, Node at, Confidence confidence) =>
        new(from, to, field, at.At, confidence) { IsCatalogName = true };
}
