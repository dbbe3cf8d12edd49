using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Dapr;

namespace DepGuard.Readers.Compose;

/// <summary>Dapr sidecars of a Compose project: containers that are part of the application beside them and no services of their own.</summary>
internal sealed class ComposeDapr
{
    private readonly ComposeProject _project;
    private readonly IReadOnlyList<Entry> _services;
    private readonly Dictionary<string, ComposeSidecar> _sidecars = new(StringComparer.Ordinal);
    private readonly Dictionary<Reference, string> _ids = [];

    public ComposeDapr(Workspace workspace, ComposeProject project, Node model)
    {
        (_project, _services) = (project, model["services"]?.Entries ?? []);
        foreach (var entry in _services)
            if (ComposeSidecar.Read(workspace, model, entry) is { } sidecar)
                _sidecars[entry.Key.Value] = sidecar;
    }

    /// <summary>True for the name of a sidecar.</summary>
    public bool IsSidecar(string service) => _sidecars.ContainsKey(service);

    /// <summary>App-id of a service, once the sidecars have been read; null if it has none.</summary>
    public string? AppIdOf(Reference service) => _ids.GetValueOrDefault(service);

    /// <summary>What the sidecars say about their applications.</summary>
    /// <param name="known">Facts about the services of the project.</param>
    public IReadOnlyList<Fact> Read(IEnumerable<Fact> known)
    {
        if (_sidecars.Count == 0)
            return [];

        var facts = new List<Fact>();
        var loaded = new Dictionary<Node, (Document Document, List<DaprApp> Apps)>(ReferenceEqualityComparer.Instance);
        var apps = new List<DaprApp>();
        foreach (var sidecar in _sidecars.Values)
        {
            var app = new DaprApp(sidecar.AppId, new Reference(AppOf(sidecar) ?? sidecar.AppId, _project.Scope));
            apps.Add(app);
            _ids[app.Service] = app.Id;
            facts.AddRange(Facts(sidecar, app));
            foreach (var document in sidecar.Objects)
                (loaded.TryGetValue(document.Root, out var entry) ? entry : loaded[document.Root] = (document, [])).Apps.Add(app);
        }

        facts.AddRange(loaded.Values.Select(entry => new ReadFact(entry.Document.File.Path, "dapr")).Distinct());
        var names = Names(known.Concat(facts));
        var objects = loaded.Values.Select(entry => Object(entry.Document.Root, entry.Apps)).ToList();
        facts.AddRange(new DaprFacts(objects, apps, (_, host) => names.GetValueOrDefault(host)).Read());
        return facts;
    }

    private DaprObject Object(Node root, List<DaprApp> apps) =>
        new(root["kind"]!.Text!, (Scalar)root["metadata"]!["name"]!, root, apps) { LookupScopes = [_project.Scope], NameScopes = [_project.Scope] };

    /// <summary>
    /// The application beside a sidecar: the one whose network it shares or that shares its network, the one that it is told to call, the one
    /// that is named like its id; null if the application runs elsewhere.
    /// </summary>
    private string? AppOf(ComposeSidecar sidecar)
    {
        var names = _services.Select(entry => entry.Key.Value).Where(name => !IsSidecar(name)).ToHashSet(StringComparer.Ordinal);
        var candidates = ((string?[])[sidecar.SharedWith, SharingWith(sidecar), sidecar.AppAddress, sidecar.AppId]).OfType<string>();
        return candidates.FirstOrDefault(names.Contains)
            ?? names.Where(name => FoldedName.Of(name) == FoldedName.Of(sidecar.AppId)).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private string? SharingWith(ComposeSidecar sidecar) =>
        _services.FirstOrDefault(entry => entry.Value["network_mode"]?.Text == $"service:{sidecar.Name.Value}") is { Key: { } key } ? key.Value : null;

    private IEnumerable<Fact> Facts(ComposeSidecar sidecar, DaprApp app)
    {
        if (!_services.Any(entry => entry.Key.Value == app.Service.Name))
            yield return new ServiceFact(app.Service, "docker-compose", sidecar.Name.At) { Kind = ServiceKind.Service, LookupScopes = [_project.Scope] };
        yield return new AliasFact(app.Service, sidecar.AppId, _project.Scope, 95, sidecar.Name.At);
        yield return new AliasFact(app.Service, sidecar.Name.Value, _project.Scope, 90, sidecar.Name.At);
        if (AddressGrammar.Port(sidecar.Flag("app-port") ?? string.Empty) is { } port)
            yield return new PortFact(app.Service, port, null, sidecar.Name.At);
        foreach (var needed in sidecar.Needs)
            yield return new StartOrderFact(app.Service, new Address(needed.Value), "depends_on", needed.At, Confidence.Declared);
        foreach (var (flag, value, at) in sidecar.ControlPlane)
            foreach (var parsed in AddressGrammar.Parse(value).Where(parsed => !parsed.Address.IsLoopback))
                yield return new CallFact(app.Service, parsed.Address, flag, at, Confidence.Inferred) { ModeByKey = CallMode.Control };
    }

    private Dictionary<string, Reference?> Names(IEnumerable<Fact> facts)
    {
        var names = new Dictionary<string, Reference?>(StringComparer.OrdinalIgnoreCase);
        foreach (var fact in facts)
            if (fact is AliasFact { Name: not "localhost" } alias && alias.Service.Scope == _project.Scope)
                names.TryAdd(alias.Name, alias.Service);
        return names;
    }
}
