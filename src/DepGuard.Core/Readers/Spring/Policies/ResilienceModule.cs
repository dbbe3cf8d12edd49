using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>The instances of one module of resilience4j over the configurations from which they inherit.</summary>
/// <param name="properties">All properties.</param>
/// <param name="module">Name of the module, such as <c>retry</c>.</param>
internal sealed class ResilienceModule(Properties properties, string module)
{
    private const int DeepestInheritance = 8;

    private readonly ILookup<string, NamedSection> _instances = NamedSection.Read(properties, "resilience4j", module, "instances")
        .Concat(NamedSection.Read(properties, "resilience4j", module, "backends"))
        .ToLookup(section => section.Name, StringComparer.OrdinalIgnoreCase);

    private readonly ILookup<string, NamedSection> _configs = NamedSection.Read(properties, "resilience4j", module, "configs").ToLookup(section => section.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of the instances.</summary>
    public IEnumerable<string> Names => _instances.Select(instance => instance.Key);

    /// <summary>An instance with what it inherits: from its base, or from the configuration <c>default</c>; null if there is none.</summary>
    public NamedSection? Find(string name) => _instances[name].FirstOrDefault() is { } instance ? Inherited(instance, 0) : null;

    /// <summary>An instance, else the configuration <c>default</c>, which holds for instances that code makes.</summary>
    public NamedSection? FindOrDefault(string name) => Find(name) ?? Config("default");

    private NamedSection Inherited(NamedSection section, int depth)
    {
        if (depth > DeepestInheritance)
            return section;
        var basis = Config(section.Find("baseconfig")?.Value ?? (depth == 0 ? "default" : string.Empty));
        return basis is null || basis.Name == section.Name && depth > 0 ? section : section.Over(Inherited(basis, depth + 1));
    }

    private NamedSection? Config(string name) => _configs[name].FirstOrDefault();
}
