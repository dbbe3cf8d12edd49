using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Azd;

/// <summary>The Azure Developer CLI's <c>azure.yaml</c>: services, resources, and who uses which of them.</summary>
internal sealed class AzdReader : IDeploymentReader
{
    /// <inheritdoc/>
    public string Format => "azd";

    /// <summary>True for a document whose services are hosted somewhere in Azure; Compose services have no host.</summary>
    public static bool IsAzd(Document document) =>
        Paths.Stem(document.File.Path).Equals("azure", StringComparison.OrdinalIgnoreCase)
        && document.Root["name"] is Scalar
        && ((document.Root["services"]?.Entries.Any(service => service.Value["host"] is Scalar) ?? false) || document.Root["resources"] is Mapping);

    /// <inheritdoc/>
    public Deployment Read(Workspace workspace)
    {
        var facts = new List<Fact>();
        var containers = new List<Container>();
        foreach (var document in workspace.Files.SelectMany(file => file.Documents).Where(IsAzd))
        {
            facts.Add(new ReadFact(document.File.Path, Format));
            var services = (document.Root["services"]?.Entries ?? []).Where(entry => entry.Value is Mapping).ToList();
            var resources = (document.Root["resources"]?.Entries ?? []).Where(entry => AzdResource.KindOf(entry.Value) is not null).ToList();
            var names = services.Select(entry => entry.Key.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var service in services)
                ReadService(document, service, facts, containers);
            foreach (var resource in resources.Where(entry => !names.Contains(entry.Key.Value)))
                facts.Add(new ServiceFact(Named(document, resource.Key), Format, resource.Key.At) { Kind = AzdResource.KindOf(resource.Value) });
            foreach (var entry in services.Concat(resources))
                facts.AddRange(Uses(document, entry));
        }

        return new Deployment(facts, containers);
    }

    private void ReadService(Document document, Entry entry, List<Fact> facts, List<Container> containers)
    {
        var service = Named(document, entry.Key);
        var folder = entry.Value["project"]?.Text is { } project ? FolderOf(document, project) : null;
        Role[] roles = ServiceNames.RoleOf(service.Name) is { } role ? [role] : [];
        facts.Add(new ServiceFact(service, Format, entry.Key.At) { Folder = folder, Roles = roles });
        containers.Add(new Container(service, [.. Variables(entry.Value["env"])]) { ProjectFolder = folder, Roles = roles });
    }

    /// <summary>The folder of a project, which may be named by its file.</summary>
    private static string? FolderOf(Document document, string project)
    {
        var path = Paths.Combine(Paths.Folder(document.File.Path), project);
        return path is not null && Paths.Name(path).EndsWith("proj", StringComparison.Ordinal) ? Paths.Folder(path) : path;
    }

    /// <summary>Variables without references to what only a deployment knows.</summary>
    private static IEnumerable<Setting> Variables(Node? env) =>
        (env?.Entries ?? []).Where(entry => entry.Value is Scalar value && !value.Value.Contains("${", StringComparison.Ordinal))
            .Select(entry => new Setting(entry.Key.Value, entry.Value.Text!, entry.Value.At));

    private static IEnumerable<Fact> Uses(Document document, Entry entry) =>
        (entry.Value["uses"]?.Items ?? []).OfType<Scalar>().Where(used => used.Value.Length > 0)
            .Select(used => new CallFact(Named(document, entry.Key), new Address(used.Value), "uses", used.At, Confidence.Declared)
            {
                IsCatalogName = true,
                ModeByKey = AzdResource.ModeOf(document.Root["resources"]?[used.Value]),
            });

    private static Reference Named(Document document, Scalar name) => new(name.Value, $"azd:{Paths.Folder(document.File.Path)}");
}
