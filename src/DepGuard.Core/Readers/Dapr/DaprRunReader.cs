using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Dapr;

/// <summary>
/// The file of <c>dapr run -f</c>: applications on a developer's machine. An application that a deployment describes is left to that.
/// Source: dapr/docs, <i>Multi-App Run template</i>.
/// </summary>
internal sealed class DaprRunReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "dapr-run";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        foreach (var file in workspace.Files.Where(file => !claimed.Contains(file.File.Path)))
            if (file.Documents.FirstOrDefault(document => IsRunFile(document.Root)) is { } document)
                Read(workspace, document, containers, facts);
        return facts;
    }

    private static bool IsRunFile(Node root) =>
        root["apps"] is Sequence apps && root["version"] is Scalar && apps.Items.Any(app => app["appDirPath"] is Scalar);

    private void Read(Workspace workspace, Document document, IReadOnlyList<Container> containers, List<Fact> facts)
    {
        var path = document.File.Path;
        var all = document.Root["apps"]!.Items.Select(body => DaprRunApp.From(workspace, document, body)).OfType<DaprRunApp>().ToList();
        var own = all.Where(app => !containers.Any(app.IsRunBy)).ToList();
        facts.Add(own.Count == 0 ? new ReadFact(path, null, "other files describe its applications") : new ReadFact(path, Format));
        foreach (var app in own)
            facts.AddRange(Facts(app));

        var files = own.SelectMany(app => app.Resources.SelectMany(folder => InFolder(workspace, folder)).Select(file => (file, app.App)))
            .GroupBy(pair => pair.file.File.Path, StringComparer.Ordinal);
        var objects = files.SelectMany(group => Objects(group.First().file, [.. group.Select(pair => pair.App).Distinct()], DaprRunApp.ScopeOf(document))).ToList();
        facts.AddRange(objects.Select(one => new ReadFact(one.Root.At.Path, "dapr")).Distinct());
        facts.AddRange(new DaprFacts(objects, [.. own.Select(app => app.App)], (_, _) => null) { OnHost = true }.Read());
    }

    private IEnumerable<Fact> Facts(DaprRunApp app)
    {
        var service = app.App.Service;
        yield return new ServiceFact(service, Format, app.At)
        {
            Kind = ServiceKind.Service,
            Roles = ServiceNames.RoleOf(service.Name) is { } role ? [role] : [],
            Folder = app.Folder,
            LookupScopes = [service.Scope],
        };
        if (app.Port is { } port)
            yield return new PortFact(service, port, port, app.At) { IsLocal = true };
        foreach (var fact in SettingCalls.Read(new SettingOwner(service) { OnHost = true }, app.Environment))
            yield return fact;
    }

    private static IEnumerable<ParsedFile> InFolder(Workspace workspace, string folder) =>
        workspace.Files.Where(file => Paths.Folder(file.File.Path) == folder);

    /// <summary>The objects of a file; configurations are chosen by a path of their own, and tracing of a developer's machine is no call.</summary>
    private static IEnumerable<DaprObject> Objects(ParsedFile file, IReadOnlyList<DaprApp> apps, string scope) =>
        file.Documents.Where(document => DaprObject.Is(document.Root) && document.Root["kind"]!.Text != "Configuration")
            .Select(document => new DaprObject(document.Root["kind"]!.Text!, (Scalar)document.Root["metadata"]!["name"]!, document.Root, apps) { LookupScopes = [scope], NameScopes = [scope] });
}
