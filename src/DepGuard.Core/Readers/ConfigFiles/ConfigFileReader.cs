using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.ConfigFiles;

/// <summary>
/// YAML, JSON and properties files that no other reader claims and that belong to a service: mounted into its container, in its folder, or in
/// a folder of the same name as the file.
/// </summary>
internal sealed class ConfigFileReader : IConfigurationReader
{
    private const int RegistryReaders = 3;

    /// <summary>File names that are never a service's configuration.</summary>
    private static readonly string[] Foreign =
    [
        "package", "package-lock", "tsconfig", "global", "composer", "angular", "jsconfig", "manifest", "swagger", "openapi", "asyncapi",
        "pnpm-lock", "pnpm-workspace", "mkdocs", "kustomization", "chart", "values", "launchsettings", "renovate", "lerna", "nx", "skaffold",
        "docker-compose", "compose", "azure-pipelines", "cloudbuild", "codecov", "bower", "libman", "bundleconfig", "gradle", "maven", "log4j",
        "log4j2", "logback", "messages", "stack",
    ];

    /// <inheritdoc/>
    public string Format => "plain-config";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        var mounted = Mounted(containers);
        var files = mounted.SelectMany(group => group).Concat(Own(workspace, containers, claimed, mounted, facts)).ToList();
        var known = containers.Select(container => container.Service.Name)
            .Concat(files.Where(file => file.DeclaresOwner).Select(file => file.Owner.Name))
            .Select(FoldedName.Of)
            .ToHashSet(StringComparer.Ordinal);
        var read = files.Select(file => new FileFacts(file, new Sections(file, known))).ToList();
        known.UnionWith(read.SelectMany(file => file.Sections.Listeners).Select(section => FoldedName.Of(section.Name)));

        var shared = mounted.Where(IsShared).Select(group => group.Key).ToHashSet<ParsedFile>(ReferenceEqualityComparer.Instance);
        foreach (var file in read)
        {
            facts.AddRange(file.OfOwner(Format));
            var peers = file.OfPeers(known, Format).ToList();
            if (shared.Contains(file.File.File) && IsRegistry(peers))
                facts.Add(new ReadFact(file.File.Path, Format, "names the services that others may call; three or more read it"));
            else
                facts.AddRange(peers.Prepend(new ReadFact(file.File.Path, Format)));
        }

        return facts;
    }

    /// <summary>Files inside of containers, by the file.</summary>
    private static List<IGrouping<ParsedFile, ConfigFile>> Mounted(IReadOnlyList<Container> containers) =>
    [
        .. containers
            .SelectMany(container => container.Mounts
                .Where(mount => DotNet.Projects.EnvironmentOf(mount.Name) is null && !(Spring.SpringFile.Of(mount.File, mount.Name) is not null && Spring.Projects.SpringRoots.IsSpring(mount.File)) && !DotNet.GatewayFiles.Is(mount.File) && !Telemetry.PipelineFile.IsPipeline(mount.File) && IsConfiguration(mount.File))
                .Select(mount => new ConfigFile(container.Service, mount.File, DeclaresOwner: false, InContainer: true)))
            .Distinct()
            .GroupBy(file => file.File, (IEqualityComparer<ParsedFile>)ReferenceEqualityComparer.Instance),
    ];

    /// <summary>Files in the folder of a service; of several for different environments the one that counts.</summary>
    private static IEnumerable<ConfigFile> Own(
        Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed, List<IGrouping<ParsedFile, ConfigFile>> mounted, List<Fact> facts)
    {
        var elsewhere = mounted.Select(group => group.Key.File.Path).ToHashSet(StringComparer.Ordinal);
        var free = workspace.Files.Where(file => !claimed.Contains(file.File.Path) && !elsewhere.Contains(file.File.Path) && IsConfiguration(file)).ToList();
        var owners = new FolderOwners(workspace, containers, free);
        var variants = new Variants(workspace.Environment, containers);
        foreach (var group in free.Select(owners.Of).OfType<ConfigFile>().GroupBy(file => (Paths.Folder(file.Path), Variants.Base(file.Path))))
        {
            var files = group.Where(file => !IsServedToOthers(file)).ToList();
            if (files.Count == 0)
                continue;
            var chosen = variants.Choose(files);
            facts.AddRange(files.Where(file => !file.Documents.Any(chosen.Documents.Contains)).Select(file => new ReadFact(file.Path, null, $"{Paths.Name(chosen.Path)} counts")));
            yield return chosen;
        }
    }

    private static bool IsShared(IEnumerable<ConfigFile> readers) => readers.Select(file => file.Owner).Distinct().Count() >= RegistryReaders;

    /// <summary>A file that many read and that lists several services names targets, not callers.</summary>
    private static bool IsRegistry(IEnumerable<Fact> peers) =>
        peers.OfType<CallFact>().Where(call => !call.Target.IsLoopback).Select(call => FoldedName.Of(call.Target.Host)).Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>A configuration server keeps the files of its clients beside its own, or in folders below.</summary>
    private static bool IsServedToOthers(ConfigFile file) =>
        (file.Owner.Name == "config" || ServiceNames.RoleOf(file.Owner.Name) == Role.ConfigServer)
        && !(Variants.Base(file.Path) is "application" or "bootstrap" && (Paths.Name(Paths.Folder(file.Path)) == "resources" || FoldedName.Of(Paths.Name(Paths.Folder(file.Path))) == FoldedName.Of(file.Owner.Name)));

    private static bool IsConfiguration(ParsedFile file)
    {
        var stem = Variants.Base(file.File.Path).ToLowerInvariant();
        return file.Documents.Count > 0
            && !Foreign.Contains(stem)
            && !Paths.Name(file.File.Path).StartsWith('.')
            && !file.File.Path.Split('/').Any(folder => folder.StartsWith('.') || folder is "wwwroot" or "migrations" or "locales" or "i18n")
            && !Paths.Stem(file.File.Path).EndsWith("_collection", StringComparison.Ordinal)
            && file.Documents.All(document => document.Root is Mapping root && !IsOtherFormat(root));
    }

    private static bool IsOtherFormat(Mapping root) =>
        root["openapi"] is not null || root["swagger"] is not null || root["asyncapi"] is not null || root["$schema"] is not null
        || Kubernetes.KubernetesObjects.IsObject(root) || root["services"] is Mapping && root["version"] is not null
        || Telemetry.PipelineFile.IsCollector(root) || Envoy.EnvoyConfig.Is(root) || Kong.KongReader.IsKong(root) || Traefik.TraefikReader.IsTraefik(root)
        || root["groups"] is Sequence || root["jobs"] is Mapping || root["dependencies"] is Mapping;
}
