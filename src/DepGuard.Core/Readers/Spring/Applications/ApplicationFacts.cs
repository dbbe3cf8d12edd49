using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;
using DepGuard.Readers.Spring.Calls;
using DepGuard.Readers.Spring.ConfigServers;
using DepGuard.Readers.Spring.Policies;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Applications;

/// <summary>What the properties of one application state: what it is, its names and ports, and its calls.</summary>
internal static class ApplicationFacts
{
    private static readonly string[] NameKeys =
    [
        "springapplicationname", "eurekainstanceappname", "eurekainstancevirtualhostname", "eurekainstancehostname", "springcloudconsuldiscoveryservicename",
        "springcloudnacosdiscoveryservice", "springcloudkubernetesdiscoveryservicename",
    ];

    /// <summary>All facts of an application.</summary>
    /// <param name="application">The application.</param>
    /// <param name="taken">Names of other services, which nobody else may claim.</param>
    /// <param name="format">Name of the format.</param>
    public static IEnumerable<Fact> Read(SpringApplication application, IReadOnlySet<string> taken, string format)
    {
        var calls = new ApplicationCalls(application);
        var clients = new Clients(application.Properties);
        var routes = Routes.Read(calls, clients).ToList();
        return Kind(application, routes.Count > 0, format)
            .Concat(Names(application, taken))
            .Concat(Ports(application))
            .Concat(routes)
            .Concat(clients.Read(calls))
            .Concat(ConfigServer.Read(calls))
            .Concat(Registry.Read(calls))
            .Concat(Documented(calls))
            .Concat(Others(application))
            .Concat(NamedPolicies.Read(application));
    }

    private static IEnumerable<Fact> Kind(SpringApplication application, bool routes, string format)
    {
        List<Role> roles = [.. application.IsRegistry ? [Role.Registry] : Array.Empty<Role>(), .. application.IsConfigServer ? [Role.ConfigServer] : Array.Empty<Role>()];
        if (roles.Count == 0 && application.Properties.Find("springapplicationname")?.Value is { } name && ServiceNames.RoleOf(name) is { } role)
            roles.Add(role);
        if (application.IsLocal || routes || roles.Count > 0)
            yield return new ServiceFact(application.Service, format, application.At)
            {
                Kind = routes ? ServiceKind.Gateway : application.IsLocal ? ServiceKind.Service : null,
                Roles = roles,
                Folder = application.IsLocal && application.Project?.Folder is { Length: > 0 } folder ? folder : null,
                LookupScopes = application.IsLocal ? [application.Service.Scope] : [],
            };
    }

    private static IEnumerable<Fact> Names(SpringApplication application, IReadOnlySet<string> taken)
    {
        foreach (var property in NameKeys.Select(application.Properties.Find).OfType<Property>())
            if (AddressGrammar.ParseBareHost(property.Value) is { IsVariable: false, IsLoopback: false } name && (!taken.Contains(name.Host) || application.Service.Name.Equals(name.Host, StringComparison.OrdinalIgnoreCase)))
                yield return new AliasFact(application.Service, name.Host, application.Service.Scope, 95, property.At);
        foreach (var name in application.Project?.Names.Where(name => !taken.Contains(name)) ?? [])
            yield return new AliasFact(application.Service, name, "spring", 90, application.At);
    }

    private static IEnumerable<Fact> Ports(SpringApplication application)
    {
        if (application.Properties.Find("serverport") is { } property && AddressGrammar.Port(property.Value) is { } port)
            yield return new PortFact(application.Service, port, application.OnHost ? port : null, property.At) { IsLocal = application.IsLocal };
    }

    private static IEnumerable<Fact> Documented(ApplicationCalls calls)
    {
        foreach (var property in calls.Properties.All)
            if (AddressProperties.Find(property) is { Use: not AddressUse.NoCall } meaning && !calls.Properties.IsDisabled(property))
                foreach (var fact in calls.Read(property, meaning))
                    yield return fact;
    }

    /// <summary>Properties that the application itself defines, by the grammar that all formats share; variables have been read with the deployment.</summary>
    private static IEnumerable<Fact> Others(SpringApplication application)
    {
        var own = new SettingOwner(application.Service) { OnHost = application.OnHost, IsAuth = application.IsAuth };
        var others = application.Properties.All.Where(property => IsOther(property, application.Properties)).ToList();
        foreach (var origin in others.GroupBy(property => property.Origin == PropertyOrigin.Shared && !application.Properties.OwnFilesUse(property)))
            foreach (var fact in SettingCalls.Read(own with { IsGuess = origin.Key }, [.. origin.Select(property => new Setting(property.Key, property.Value, property.At))]))
                yield return fact;
    }

    private static bool IsOther(Property property, Properties all) =>
        (property.Origin != PropertyOrigin.Deployment || property.Key.AsSpan().IndexOfAny(".:") >= 0) && !all.IsDisabled(property)
        && !Routes.Covers(property) && !Clients.Covers(property) && !ConfigServer.Covers(property) && AddressProperties.Find(property) is null;
}
