using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.DotNet.Clients;
using DepGuard.Readers.Gateways;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.DotNet;

/// <summary>
/// The settings in force for each container and each project that no deployment describes: <c>appsettings.json</c>, the file of the
/// environment, variables, in this order.
/// </summary>
internal sealed class DotNetReader : IConfigurationReader
{
    private const string Scope = "dotnet";

    private static readonly string[] ConnectionPrefixes =
    [
        "CUSTOMCONNSTR_", "SQLCONNSTR_", "SQLAZURECONNSTR_", "MYSQLCONNSTR_", "POSTGRESQLCONNSTR_", "APIHUBCONNSTR_", "DOCDBCONNSTR_",
        "EVENTHUBCONNSTR_", "NOTIFICATIONHUBCONNSTR_", "REDISCACHECONNSTR_", "SERVICEBUSCONNSTR_",
    ];

    /// <inheritdoc/>
    public string Format => "dotnet";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        var projects = workspace.Projects;
        var deployed = new HashSet<Project>(ReferenceEqualityComparer.Instance);
        var taken = containers.Select(container => container.Service.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var container in containers)
        {
            var project = projects.RunBy(container);
            if (project is not null)
                deployed.Add(project);
            facts.AddRange(ReadContainer(workspace, container, project, taken));
        }

        foreach (var project in projects.All.Where(project => project.IsProgram && !deployed.Contains(project)))
            facts.AddRange(ReadLocal(workspace, project, taken));
        return facts;
    }

    private IEnumerable<Fact> ReadContainer(Workspace workspace, Container container, Project? project, HashSet<string> taken)
    {
        var environment = EnvironmentOf(container.Environment) ?? Asked(workspace, project) ?? "Production";
        var layers = new List<IEnumerable<Setting>>();
        foreach (var file in Files(project, container, environment))
            layers.Add(file.Documents.SelectMany(document => SettingTree.Flatten(document.Root)));
        var gateway = project?.GatewayFiles.InForce(environment, container.Mounts) ?? GatewayFiles.Mounted(container.Mounts, environment);
        layers.AddRange(gateway.Layers);
        foreach (var fact in gateway.Facts)
            yield return fact;
        layers.Add(container.Environment.Where(setting => project is not null || !Spring.Settings.SpringVariables.IsProperty(setting)).Select(Mapped));
        if (project is not null)
            layers.Add(container.SettingArguments);

        var owner = new SettingOwner(container.Service)
        {
            IsAuth = container.Roles.Contains(Role.Auth),
            OnHost = container.IsOnHostNetwork,
            ServesFilesOnly = (container.BaseImage ?? container.Image) is { } image && Docker.StockImages.ServesFiles(image),
        };
        if (project is not null)
            foreach (var fact in Join(container, project, environment))
                yield return fact;
        var settings = SettingTree.Overlay(layers);
        var (routes, rest) = SettingGateways.Read(owner, settings);
        foreach (var fact in OwnNames.Read(container.Service, settings, taken).Concat(routes).Concat(ClientCalls.Read(owner, rest)))
            yield return fact;
    }

    /// <summary>A mounted file takes the place of the project's file of the same name.</summary>
    private static IEnumerable<ParsedFile> Files(Project? project, Container container, string environment)
    {
        foreach (var name in (string[])[string.Empty, environment])
        {
            var mounted = container.Mounts.Where(mount => name.Equals(Projects.EnvironmentOf(mount.Name), StringComparison.OrdinalIgnoreCase)).ToList();
            if (mounted.Count > 0)
                yield return mounted[^1].File;
            else if (project?.Settings.GetValueOrDefault(name) is { } file)
                yield return file;
        }
    }

    private IEnumerable<Fact> Join(Container container, Project project, string environment)
    {
        foreach (var (name, file) in project.Settings)
            if (name.Length == 0 || name.Equals(environment, StringComparison.OrdinalIgnoreCase))
                yield return new ReadFact(file.File.Path, Format);
            else
                foreach (var fact in NotAnalysed(name, file))
                    yield return fact;
        foreach (var name in project.Names.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => name.Length > 0))
            yield return new AliasFact(container.Service, name, Scope, 90, SourceSpan.StartOf(project.File?.Path ?? project.Folder));
        foreach (var port in LaunchSettings.Read(project.LaunchSettings).Ports)
            yield return new PortFact(container.Service, null, port.Port, port.At) { IsLocal = true };
    }

    private static IEnumerable<Fact> NotAnalysed(string name, ParsedFile file) =>
    [
        new ReadFact(file.File.Path, null, $"settings of the environment {name}") { IsOtherVariant = true },
        new VariantFact(name, SourceSpan.StartOf(file.File.Path)),
    ];

    /// <summary>A project on a developer's machine: Development, with its launch profile.</summary>
    private IEnumerable<Fact> ReadLocal(Workspace workspace, Project project, HashSet<string> taken)
    {
        var service = new Reference(project.Name, Scope);
        var launch = LaunchSettings.Read(project.LaunchSettings);
        var environment = Asked(workspace, project) ?? EnvironmentOf(launch.Environment) ?? "Development";
        var at = SourceSpan.StartOf(project.File?.Path ?? project.GatewayFiles.First);
        yield return new ServiceFact(service, Format, at)
        {
            Kind = ServiceKind.Service,
            Roles = ServiceNames.RoleOf(project.Name) is { } role ? [role] : [],
            Folder = project.Folder,
            LookupScopes = [Scope],
        };
        foreach (var name in project.Names.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => name.Length > 0))
            yield return new AliasFact(service, name, Scope, 90, at);
        foreach (var port in launch.Ports)
            yield return new PortFact(service, port.Port, port.Port, port.At) { IsLocal = true };

        var layers = new List<IEnumerable<Setting>>();
        foreach (var (name, file) in project.Settings.OrderBy(pair => pair.Key.Length))
        {
            var counts = name.Length == 0 || name.Equals(environment, StringComparison.OrdinalIgnoreCase);
            if (counts)
                layers.Add(file.Documents.SelectMany(document => SettingTree.Flatten(document.Root)));
            foreach (var fact in counts ? [new ReadFact(file.File.Path, Format)] : NotAnalysed(name, file))
                yield return fact;
        }

        var gateway = project.GatewayFiles.InForce(environment, []);
        layers.AddRange(gateway.Layers);
        foreach (var fact in gateway.Facts)
            yield return fact;
        layers.Add(launch.Environment.Select(Mapped));
        var owner = new SettingOwner(service) { OnHost = true, IsAuth = ServiceNames.RoleOf(project.Name) == Role.Auth };
        var settings = SettingTree.Overlay(layers);
        var (routes, rest) = SettingGateways.Read(owner, settings);
        foreach (var fact in OwnNames.Read(service, settings, taken).Select(AsLocal).Concat(routes).Concat(ClientCalls.Read(owner, rest)))
            yield return fact;
    }

    /// <summary>On a developer's machine a port that a project listens on is one of the machine.</summary>
    private static Fact AsLocal(Fact fact) => fact is PortFact port ? port with { Published = port.Port, IsLocal = true } : fact;

    /// <summary>The environment that was asked for, where the project has a file for it.</summary>
    private static string? Asked(Workspace workspace, Project? project) =>
        workspace.Environment is { } asked && project is not null && project.Settings.ContainsKey(asked) ? asked : null;

    private static string? EnvironmentOf(IEnumerable<Setting> settings) =>
        settings.LastOrDefault(setting => setting.Key.Text is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" && setting.Value.Length > 0)?.Value;

    /// <summary>A variable as configuration sees it: <c>SQLCONNSTR_X</c> is <c>ConnectionStrings:X</c>.</summary>
    private static Setting Mapped(Setting setting)
    {
        foreach (var prefix in ConnectionPrefixes)
            if (setting.Key.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return new Setting($"ConnectionStrings:{setting.Key.Text[prefix.Length..]}", setting.Value, setting.At);
        return setting;
    }
}
