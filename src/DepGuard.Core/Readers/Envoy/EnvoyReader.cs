using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;

namespace DepGuard.Readers.Envoy;

/// <summary>Files of Envoy with static listeners and clusters: a gateway calls what it routes to, a proxy beside a service calls on its behalf.</summary>
internal sealed class EnvoyReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "envoy";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        var owners = new EnvoyOwners(workspace, containers);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (container, files) in owners.Mounted())
        {
            seen.UnionWith(files.Select(file => file.File.Path));
            facts.AddRange(Read(container.Service, container.IsSidecar ? Layer.Sidecar : Layer.Gateway, files, isNew: false, EnvoyOwners.Variables([container])));
        }

        var free = workspace.Files.Where(file => !claimed.Contains(file.File.Path) && !seen.Contains(file.File.Path) && EnvoyOwners.IsEnvoy(file));
        foreach (var group in free.GroupBy(file => Paths.Folder(file.File.Path)))
            foreach (var (service, isNew, files) in ByOwner(group, owners))
                facts.AddRange(Read(service, Layer.Gateway, files, isNew, EnvoyOwners.Variables(containers.Where(container => container.Service == service))));
        return facts;
    }

    /// <summary>Proxies of a folder: one for each bootstrap, which shares the files with resources beside it.</summary>
    private static IEnumerable<(Reference Service, bool IsNew, IReadOnlyList<ParsedFile> Files)> ByOwner(IEnumerable<ParsedFile> folder, EnvoyOwners owners)
    {
        var files = folder.ToLookup(file => file.Documents.Any(document => document.Root["resources"] is Sequence));
        var resources = files[true].ToList();
        foreach (var bootstrap in files[false])
        {
            var (service, isNew) = owners.Of(bootstrap, new EnvoyConfig(Roots([bootstrap]), _ => null));
            yield return (service, isNew, [bootstrap, .. resources]);
        }

        if (!files[false].Any() && resources.Count > 0 && owners.Of(resources[0], new EnvoyConfig(Roots(resources), _ => null)) is var owner)
            yield return (owner.Service, owner.IsNew, resources);
    }

    private static IEnumerable<Node> Roots(IEnumerable<ParsedFile> files) =>
        files.SelectMany(file => file.Documents).Select(document => document.Root).Where(EnvoyConfig.Is);

    private IEnumerable<Fact> Read(Reference service, Layer layer, IReadOnlyList<ParsedFile> files, bool isNew, Func<string, string?> variables)
    {
        var config = new EnvoyConfig(Roots(files), variables);
        var calls = new EnvoyCalls(service, layer, config, IsGuess: isNew);
        if (layer == Layer.Gateway)
            yield return new ServiceFact(service, Format, (isNew ? config.Name : null)?.At ?? files[0].Documents[0].Root.At)
            {
                Kind = ServiceKind.Gateway,
                Roles = [Role.Gateway],
                LookupScopes = isNew ? [service.Scope] : [],
            };
        foreach (var fact in new EnvoyRoutes(config, calls).Read().Concat(new EnvoyFilters(config, calls).Read()))
            yield return fact;
        foreach (var file in files)
            yield return new ReadFact(file.File.Path, Format);
    }
}
