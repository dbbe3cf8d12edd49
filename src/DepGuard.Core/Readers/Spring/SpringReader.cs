using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Settings;
using DepGuard.Readers.Spring.Applications;
using DepGuard.Readers.Spring.Calls;
using DepGuard.Readers.Spring.ConfigServers;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring;

/// <summary>
/// The properties in force for each container and each project that no deployment describes: <c>application</c> and <c>bootstrap</c> files,
/// files of configuration servers, profiles, variables and arguments.
/// </summary>
internal sealed class SpringReader : IConfigurationReader
{
    private const string Scope = "spring";

    /// <inheritdoc/>
    public string Format => "spring";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var files = workspace.Files.Where(file => SpringFile.HasExtension(file.File.Path) && !claimed.Contains(file.File.Path)).ToList();
        var candidates = files.Where(file => SpringFile.Of(file, file.File.Path) is not null).ToList();
        if (candidates.Count == 0 && !containers.Any(SpringVariables.IsConfigured))
            return [];

        var sources = new SpringSources(workspace, files, candidates, containers);
        var applications = Deployed(workspace, containers, sources).Concat(Local(workspace, sources)).ToList();
        var taken = containers.Select(container => container.Service.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var facts = applications.SelectMany(application => application.Files.Reads(application.Profiles, application.Platform, Format)).Distinct().ToList();
        var loaded = applications.SelectMany(application => application.Files.All).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        facts.AddRange(sources.RepositoryFiles.Where(file => !loaded.Contains(file.Path)).Select(file => new ReadFact(file.Path, null, "kept by a configuration server for no application that gets it")));
        facts.AddRange(sources.Projects.SelectMany(project => project.Files).Where(file => !loaded.Contains(file.Path)).Select(file => new ReadFact(file.Path, null, "settings of Spring that belong to no known application")));
        facts.AddRange(applications.SelectMany(application => ApplicationFacts.Read(application, taken, Format)));
        facts.AddRange(Served([.. applications]));
        facts.AddRange(StreamBinding.Join([.. applications.SelectMany(StreamBinding.Read)]));
        return facts;
    }

    private static IEnumerable<SpringApplication> Deployed(Workspace workspace, IReadOnlyList<Container> containers, SpringSources sources)
    {
        foreach (var container in containers)
        {
            var project = sources.RunBy(container);
            var mounted = container.Mounts.Select(mount => SpringFile.Of(mount.File, mount.Name)).OfType<SpringFile>().ToList();
            var names = (project?.Names ?? []).Append(container.Service.Name);
            if (project is null && mounted.Count == 0 && !sources.Serves(names) && !SpringVariables.IsConfigured(container))
                continue;

            var origin = new ApplicationOrigin(container.Service, project, container);
            yield return sources.Load(origin, names, mounted, DeploymentSettings.Of(container, workspace.Limits));
        }
    }

    private static IEnumerable<SpringApplication> Local(Workspace workspace, SpringSources sources)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var project in sources.Projects.Where(project => project.IsProgram && !sources.IsDeployed(project)))
        {
            var name = project.Names.Append(project.Folder).FirstOrDefault(name => name.Length > 0 && taken.Add(name));
            if (name is not null)
                yield return sources.Load(new ApplicationOrigin(new Reference(name, Scope), project, null), project.Names.Append(name), [], []);
        }

        foreach (var name in sources.ServedOnly.Where(taken.Add).ToList())
            yield return sources.Load(new ApplicationOrigin(new Reference(name, Scope), null, null), [name], [], []);
    }

    /// <summary>An application for which the only configuration server keeps a file gets it from there, whatever its own files say.</summary>
    private static IEnumerable<Fact> Served(IReadOnlyList<SpringApplication> applications)
    {
        var servers = applications.Where(application => application.IsConfigServer).DistinctBy(application => application.Service).ToList();
        if (servers is not [var server])
            return [];
        return applications
            .Where(application => application.Files.Served.Count > 0 && application.Service != server.Service && !ConfigServer.IsStated(application.Properties))
            .Select(application => new CallFact(
                application.Service, new Address(server.Service.Name), "file of the configuration server",
                SourceSpan.StartOf(application.Files.Served[0].Path), Confidence.Inferred)
            { ModeByKey = CallMode.Control, OnlyIfKnown = true });
    }
}
