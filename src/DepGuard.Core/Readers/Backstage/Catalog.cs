using DepGuard.Facts;

namespace DepGuard.Readers.Backstage;

/// <summary>The entities of a scan by reference, and the names that those which run have in the graph.</summary>
internal sealed class Catalog
{
    /// <summary>Scope of names with their namespace, <c>orders.payments</c>, which only entities of the catalog use.</summary>
    public const string QualifiedScope = "backstage#";

    private readonly Dictionary<EntityRef, Entity> _entities = [];
    private readonly ILookup<EntityRef, Entity> _providers;

    public Catalog(IEnumerable<Entity> entities)
    {
        foreach (var entity in entities)
            _entities.TryAdd(entity.Ref, entity);
        _providers = _entities.Values
            .Where(entity => entity is { IsService: true, Ref.Kind: "component" })
            .SelectMany(entity => entity.Related("providesApis", "providesApi", "api").Select(api => (Api: api.Target, Entity: entity)))
            .ToLookup(pair => pair.Api, pair => pair.Entity);
    }

    /// <summary>Entities that run.</summary>
    public IEnumerable<Entity> Services => _entities.Values.Where(entity => entity.IsService);

    /// <summary>True when names need their namespace.</summary>
    public bool HasNamespaces => _entities.Keys.Select(entity => entity.Namespace).Distinct().Skip(1).Any();

    /// <summary>The entity that a reference names; a reference without a kind names a component before a resource. Null if no file defines it.</summary>
    public Entity? Find(EntityRef reference) => reference.Kind is not null
        ? _entities.GetValueOrDefault(reference)
        : _entities.GetValueOrDefault(reference with { Kind = "component" }) ?? _entities.GetValueOrDefault(reference with { Kind = "resource" });

    /// <summary>Components that provide an API.</summary>
    public IEnumerable<Entity> Providers(EntityRef api) => _providers[api].Distinct();

    /// <summary>The naming scope of a namespace.</summary>
    public static string ScopeOf(string space) => $"backstage:{space}";

    /// <summary>The service that an entity is.</summary>
    public Reference ServiceOf(Entity entity) => new(NameOf(entity), ScopeOf(entity.Ref.Namespace));

    /// <summary>The name by which entities of a namespace reach an entity.</summary>
    public Address AddressOf(Entity entity, string space) =>
        new(entity.Ref.Namespace == space ? NameOf(entity) : $"{NameOf(entity)}.{entity.Ref.Namespace}");

    /// <summary>The name of something that no file defines; kinds have names of their own, so that of a component may be taken.</summary>
    public Address AddressOf(EntityRef unknown) =>
        new(IsTaken(unknown, unknown.Kind ?? "component") ? $"{unknown.Name}-{unknown.Kind}" : unknown.Name);

    private string NameOf(Entity entity) => IsTaken(entity.Ref, "resource") && entity.Ref.Kind == "resource" ? $"{entity.Name.Value}-resource" : entity.Name.Value;

    private bool IsTaken(EntityRef reference, string kind) =>
        kind != "component" && _entities.TryGetValue(reference with { Kind = "component" }, out var component) && component.IsService;
}
