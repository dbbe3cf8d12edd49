using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Settings;
using DepGuard.Readers.Spring.Applications;
using DepGuard.Readers.Spring.ConfigServers;
using DepGuard.Readers.Spring.Feign;
using DepGuard.Readers.Spring.Projects;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring;

/// <summary>The projects and repositories of a scan, and what each application loads from them.</summary>
internal sealed class SpringSources
{
    private readonly Workspace _workspace;
    private readonly SpringProjects _projects;
    private readonly FeignFiles _feign;
    private readonly IReadOnlyList<ConfigRepository> _repositories;
    private readonly ILookup<string, (ConfigRepository Repository, SpringFile File)> _served;
    private readonly HashSet<SpringProject> _deployed = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _containerNames;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <param name="workspace">The files.</param>
    /// <param name="files">Files that no deployment description claims, with an extension that Spring loads.</param>
    /// <param name="candidates">Those of them with names that every application looks for.</param>
    /// <param name="containers">What runs.</param>
    public SpringSources(Workspace workspace, IReadOnlyList<ParsedFile> files, IReadOnlyList<ParsedFile> candidates, IReadOnlyList<Container> containers)
    {
        _workspace = workspace;
        _containerNames = containers.SelectMany(container => ((string?[])[container.Service.Name, container.Image is null ? null : Paths.Name(container.Image)]).OfType<string>()).Select(FoldedName.Of).ToHashSet(StringComparer.Ordinal);
        var builds = new BuildFiles(workspace);
        var sure = new SpringProjects(builds, candidates.Where(file => $"/{file.File.Path}".Contains("/src/main/resources/", StringComparison.Ordinal)));
        var known = sure.All.SelectMany(project => project.Names).Concat(containers.Select(container => container.Service.Name)).Select(FoldedName.Of).ToHashSet(StringComparer.Ordinal);
        var repositories = new ConfigRepositories(files, known, sure.All.SelectMany(ConfigLocations.Of).ToHashSet(StringComparer.Ordinal));
        _repositories = repositories.All;
        _projects = new SpringProjects(builds, candidates.Where(file => !repositories.Contains(Paths.Folder(file.File.Path))));
        _feign = new FeignFiles(workspace, [.. _projects.All]);
        _served = _repositories.SelectMany(repository => repository.Applications.Select(file => (repository, file))).ToLookup(pair => FoldedName.Of(pair.file.Stem), StringComparer.Ordinal);
    }

    /// <summary>All projects, by folder.</summary>
    public IEnumerable<SpringProject> Projects => _projects.All;

    /// <summary>All files of repositories.</summary>
    public IEnumerable<SpringFile> RepositoryFiles => _repositories.SelectMany(repository => repository.Shared.Concat(repository.Applications));

    /// <summary>Applications of which only a repository knows.</summary>
    public IEnumerable<string> ServedOnly => _served.Where(group => !_asked.Contains(group.Key)).Select(group => group.First().File.Stem).Order(StringComparer.Ordinal);

    /// <summary>The project that a container runs; null if none or several fit.</summary>
    public SpringProject? RunBy(Container container)
    {
        var project = _projects.RunBy(container, _containerNames);
        if (project is not null)
            _deployed.Add(project);
        return project;
    }

    /// <summary>True if a container runs the project.</summary>
    public bool IsDeployed(SpringProject project) => _deployed.Contains(project);

    /// <summary>True if a repository has a file for one of the names.</summary>
    public bool Serves(IEnumerable<string> names) => names.Any(name => _served.Contains(FoldedName.Of(name)));

    /// <summary>The application with what is in force for it.</summary>
    /// <param name="origin">What is known of it.</param>
    /// <param name="names">Names under which a repository may keep its files, the strongest first.</param>
    /// <param name="mounted">Files that its container sees.</param>
    /// <param name="deployment">Settings that the deployment gives.</param>
    public SpringApplication Load(ApplicationOrigin origin, IEnumerable<string> names, IReadOnlyList<SpringFile> mounted, IEnumerable<Setting> deployment)
    {
        var given = new PropertyLayer([.. deployment], PropertyOrigin.Deployment);
        var own = new ApplicationFiles(origin.Project?.Files ?? [], [], [], mounted);
        var served = ServedTo(names);
        var shared = served.Count > 0 ? served[0].Repository : _repositories is [var only] && IsClient(own, given) ? only : null;
        var files = new ApplicationFiles(own.Project, shared?.Shared ?? [], [.. served.Where(pair => pair.Repository == shared).Select(pair => pair.File)], mounted);
        var always = Properties.Of(files.Layers([], null).Append(given));
        var profiles = Profiles.Active(always, files.KnownProfiles, _workspace.Environment, origin.Platform);
        return new SpringApplication(origin.Service, files, profiles, Properties.Of(files.Layers(profiles, origin.Platform).Append(given)), Place(origin, files))
        {
            Project = origin.Project,
            Feign = _feign.Of(origin.Project),
            Platform = origin.Platform,
            IsLocal = origin.Container is null,
            OnHost = origin.Container is null || origin.Container.IsOnHostNetwork,
            IsAuth = origin.Container?.Roles.Contains(Role.Auth) == true || names.Any(name => ServiceNames.RoleOf(name) == Role.Auth),
        };
    }

    private static bool IsClient(ApplicationFiles own, PropertyLayer given)
    {
        var properties = Properties.Of(own.Layers([], null).Append(given));
        return ConfigServer.IsClient(properties);
    }

    /// <summary>Files of a repository for the first of the names that has some.</summary>
    private List<(ConfigRepository Repository, SpringFile File)> ServedTo(IEnumerable<string> names)
    {
        foreach (var name in names.Select(FoldedName.Of))
            if (_served.Contains(name))
            {
                _asked.Add(name);
                return [.. _served[name]];
            }

        return [];
    }

    private static SourceSpan Place(ApplicationOrigin origin, ApplicationFiles files) =>
        origin.Project?.Build?.At ?? (files.All.FirstOrDefault() is { } file ? SourceSpan.StartOf(file.Path) : SourceSpan.StartOf(origin.Project?.Folder ?? string.Empty));
}
