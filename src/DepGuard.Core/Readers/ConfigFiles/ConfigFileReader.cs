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
        var owners = new FolderOwners(workspace, containers);
        var files = new List<(ConfigFile File, bool IsShared)>();
        foreach (var mounts in containers.SelectMany(Mounted).GroupBy(pair => pair.Mount.File.File.Path, StringComparer.Ordinal))
        {
            var readers = mounts.Select(pair => pair.Container.Service).Distinct().Count();
            files.AddRange(mounts.Select(pair => (new ConfigFile(pair.Container.Service, pair.Mount.File, false, InContainer: true), readers >= RegistryReaders)));
        }

        var mounted = files.Select(pair => pair.File.File.File.Path).ToHashSet(StringComparer.Ordinal);
        var own = workspace.Files.Where(file => !claimed.Contains(file.File.Path) && !mounted.Contains(file.File.Path) && IsConfiguration(file));
        foreach (var group in own.GroupBy(file => (Paths.Folder(file.File.Path), Base(file.File.Path))))
            if (owners.Of(Preferred(group, workspace.Environment)) is { } file && !IsServedToOthers(file))
                files.Add((file, false));

        var known = new HashSet<string>(containers.Select(container => Names.Fold(container.Service.Name)), StringComparer.Ordinal);
        known.UnionWith(files.Where(pair => pair.File.DeclaresOwner).Select(pair => Names.Fold(pair.File.Owner.Name)));
        known.UnionWith(files.SelectMany(pair => Sections.Listeners(pair.File)).Select(section => Names.Fold(section.Name)));
        foreach (var (file, isShared) in files)
            facts.AddRange(Read(file, isShared, known));
        return facts;
    }

    private IEnumerable<Fact> Read(ConfigFile file, bool isShared, HashSet<string> known)
    {
        yield return new ReadFact(file.File.File.Path, Format);
        if (file.DeclaresOwner)
            yield return new ServiceFact(file.Owner, Format, file.File.Documents[0].Root.At)
            {
                Kind = ServiceKind.Service,
                Roles = ServiceNames.RoleOf(file.Owner.Name) is { } role ? [role] : [],
                LookupScopes = [file.Owner.Scope],
            };

        foreach (var section in Sections.Listeners(file))
            foreach (var fact in Listener(file, section))
                yield return fact;
        foreach (var section in Sections.Peers(file))
            foreach (var fact in Peer(file, section, known))
                yield return fact with { Confidence = isShared ? Confidence.Guessed : fact.Confidence };

        var owner = new SettingOwner(file.Owner) { OnHost = !file.InContainer, UnknownIsGuess = true, IsGuess = isShared };
        var settings = file.File.Documents.SelectMany(document => SettingTree.Flatten(document.Root)).Where(setting => !Sections.Covers(file, setting));
        foreach (var fact in SettingCalls.Read(owner, SettingTree.Overlay([settings])))
            yield return fact;
    }

    private static IEnumerable<Fact> Listener(ConfigFile file, AddressSection section)
    {
        yield return new AliasFact(file.Owner, section.Name, file.Owner.Scope, 95, section.At);
        yield return new PortFact(file.Owner, section.Port, file.InContainer ? null : section.Port, section.At);
    }

    /// <summary>A section with host and port: on a loopback host its name is the target, a known service, else a store, else something unknown.</summary>
    private static IEnumerable<Fact> Peer(ConfigFile file, AddressSection section, HashSet<string> known)
    {
        var target = new Address(section.Name, section.Port);
        if (!known.Contains(Names.Fold(section.Name)) && Products.Find(section.Name) is { } product)
        {
            target = new Address(product.Name, section.Port);
            yield return new ServiceFact(new Reference(product.Name, file.Owner.Scope), "plain-config", section.At) { Kind = product.Kind, LookupScopes = [file.Owner.Scope] };
        }

        yield return new CallFact(file.Owner, target, section.Key, section.At, Confidence.Inferred)
        {
            ModeByKey = KeyMeaning.Of(new SettingKey(section.Key)).Mode,
            ModeByAddress = Addresses.AddressMode.Of(target),
        };
    }

    private static IEnumerable<(Container Container, MountedFile Mount)> Mounted(Container container) =>
        container.Mounts
            .Where(mount => DotNet.Projects.EnvironmentOf(mount.Name) is null && IsConfiguration(mount.File))
            .Select(mount => (container, mount));

    /// <summary>A configuration server keeps the files of its clients beside its own.</summary>
    private static bool IsServedToOthers(ConfigFile file) =>
        ServiceNames.RoleOf(file.Owner.Name) == Role.ConfigServer && Base(file.File.File.Path) is not ("application" or "bootstrap");

    private static bool IsConfiguration(ParsedFile file)
    {
        var stem = Base(file.File.Path).ToLowerInvariant();
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
        || root["scrape_configs"] is not null || root["groups"] is Sequence || root["jobs"] is Mapping || root["dependencies"] is Mapping;

    /// <summary>The part of a file name before an environment word: <c>auth</c> of <c>auth.prod.yaml</c>.</summary>
    private static string Base(string path) => Paths.Name(path).Split('.')[0] is { Length: > 0 } name ? name : Paths.Name(path);

    /// <summary>Of several environment files of one stem: the one that was asked for, else the one without an environment word, else the first.</summary>
    private static ParsedFile Preferred(IEnumerable<ParsedFile> files, string? environment) =>
        files.OrderBy(file => environment is not null && Paths.Stem(file.File.Path).EndsWith('.' + environment, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(file => Paths.Stem(file.File.Path).Split('.').Length)
            .ThenBy(file => file.File.Path, StringComparer.Ordinal)
            .First();
}
