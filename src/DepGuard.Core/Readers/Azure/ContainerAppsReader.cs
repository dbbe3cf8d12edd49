using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Dapr;

namespace DepGuard.Readers.Azure;

/// <summary>Azure Container Apps in ARM templates, as Bicep builds them, and in the YAML of <c>az containerapp show</c>.</summary>
internal sealed class ContainerAppsReader : IDeploymentReader
{
    /// <summary>Naming scope of all apps: those of one environment reach each other by name, and nothing here tells environments apart.</summary>
    public const string Scope = "aca";

    /// <inheritdoc/>
    public string Format => "container-apps";

    /// <inheritdoc/>
    public Deployment Read(Workspace workspace)
    {
        var facts = new List<Fact>();
        var containers = new List<Container>();
        var all = workspace.Files
            .SelectMany(file => file.Documents.SelectMany(ArmResource.In).Select(resource => (file.File.Path, Resource: resource)))
            .Where(pair => pair.Resource.Type.StartsWith("Microsoft.App/", StringComparison.OrdinalIgnoreCase))
            .ToList();
        var chosen = Chosen(all, facts);
        var apps = chosen.Where(resource => resource.Is("Microsoft.App/containerApps")).Select(resource => new ContainerApp(resource)).ToList();
        foreach (var app in apps)
            app.Read(facts, containers);
        facts.AddRange(chosen.Where(resource => resource.Is("Microsoft.App/containerApps/resiliencyPolicies")).SelectMany(ContainerAppResiliency.Read));
        facts.AddRange(Components(chosen, apps));
        return new Deployment(facts, containers);
    }

    /// <summary>Of two definitions of one resource the one nearest to the root counts.</summary>
    private List<ArmResource> Chosen(List<(string Path, ArmResource Resource)> all, List<Fact> facts)
    {
        var chosen = new List<(string Path, ArmResource Resource)>();
        foreach (var same in all.GroupBy(pair => (Type: pair.Resource.Type.ToUpperInvariant(), pair.Resource.Name)))
            chosen.Add(same.OrderBy(pair => Paths.Depth(pair.Path)).ThenBy(pair => Paths.Name(pair.Path).Length).ThenBy(pair => pair.Path, StringComparer.Ordinal).First());
        var used = chosen.Select(pair => pair.Path).ToHashSet(StringComparer.Ordinal);
        facts.AddRange(used.Order(StringComparer.Ordinal).Select(path => new ReadFact(path, Format)));
        facts.AddRange(all.Select(pair => pair.Path).Distinct(StringComparer.Ordinal).Where(path => !used.Contains(path))
            .Select(path => new ReadFact(path, null, "other files define its container apps") { IsOtherVariant = true }));
        return [.. chosen.Select(pair => pair.Resource)];
    }

    /// <summary>Dapr components of the environment, in the form in which Dapr itself writes them.</summary>
    private static IEnumerable<Fact> Components(List<ArmResource> resources, List<ContainerApp> apps)
    {
        var sidecars = apps.Select(app => app.Dapr).OfType<DaprApp>().ToList();
        var objects = resources
            .Where(resource => resource.Is("Microsoft.App/managedEnvironments/daprComponents"))
            .Select(resource => new DaprObject("Component", new Scalar(resource.ShortName, isPlain: false, resource.At), Component(resource.Properties, resource.At), sidecars) { LookupScopes = [Scope], NameScopes = [Scope] })
            .ToList();
        var names = apps.Select(app => app.Service).ToDictionary(service => service.Name, StringComparer.OrdinalIgnoreCase);
        return new DaprFacts(objects, sidecars, (_, host) => names.TryGetValue(host.Split('.')[0], out var service) ? service : null).Read();
    }

    private static Mapping Component(Node? properties, Sources.SourceSpan at)
    {
        var empty = new Mapping([], at);
        var spec = new Mapping([new Entry(Key("type", at), properties?["componentType"] ?? empty), new Entry(Key("metadata", at), properties?["metadata"] ?? empty)], at);
        return new Mapping([new Entry(Key("spec", at), spec), new Entry(Key("scopes", at), properties?["scopes"] ?? empty)], at);
    }

    private static Scalar Key(string text, Sources.SourceSpan at) => new(text, isPlain: true, at);
}
