using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Commands;
using DepGuard.Readers.Docker;

namespace DepGuard.Readers.Compose;

/// <summary>One service of a loaded Compose model.</summary>
internal sealed class ComposeServiceReader
{
    private readonly Workspace _workspace;
    private readonly ComposeProject _project;
    private readonly Node _model;
    private readonly Scalar _name;
    private readonly Node _body;
    private readonly ComposeBuild _build;
    private readonly ComposeEnvironment _environment;

    public ComposeServiceReader(Workspace workspace, ComposeProject project, Func<string, IReadOnlyDictionary<string, string>> variables, Node model, Entry service)
    {
        (_workspace, _project, _model, _name, _body) = (workspace, project, model, service.Key, service.Value);
        Service = new Reference(_name.Value, project.Scope);
        _build = ComposeBuild.Read(workspace, project, _body);
        _environment = new ComposeEnvironment(workspace, variables);
    }

    /// <summary>The service.</summary>
    public Reference Service { get; }

    /// <summary>What makes a service of another folder the same one: name with image, name with build folder.</summary>
    public IEnumerable<string> Identities
    {
        get
        {
            if (Image is { Length: > 0 } image)
                yield return $"{_name.Value} image {image}";
            if (_build.Folder is { } folder)
                yield return $"{_name.Value} build {folder}";
        }
    }

    private string? Image => _body["image"]?.Text is { } image ? ImageName.Repository(image) : null;

    private string LinkScope => $"{_project.Scope}/{_name.Value}";

    /// <summary>Adds what the service states.</summary>
    public void Read(bool isJob, List<Fact> facts, List<Container> containers)
    {
        var image = Image ?? (_build.Dockerfile?.BaseImage is { } basis ? ImageName.Repository(basis) : null);
        var stock = image is null ? null : StockImages.Find(image) ?? BaseKind();
        var role = stock?.Role ?? (stock is null or { Kind: ServiceKind.Service } ? ServiceNames.RoleOf(_name.Value) : null);
        facts.Add(new ServiceFact(Service, "docker-compose", _name.At)
        {
            Kind = isJob ? ServiceKind.Job : stock?.Kind ?? ServiceKind.Service,
            Roles = role is { } one ? [one] : [],
            Image = StockImages.Find(Image ?? string.Empty) is null ? Image : null,
            Folder = _build.Folder,
            LookupScopes =
            [
                LinkScope, .. Networks().Where(network => !network.IsShared).Select(network => network.Scope), _project.Scope,
                .. Networks().Where(network => network.IsShared).Select(network => network.Scope),
            ],
        });
        facts.AddRange(Names());
        facts.AddRange(new ComposePorts(Service, _body, _build.Dockerfile).Read());
        facts.AddRange(StartOrder());
        facts.AddRange(Commands());
        facts.AddRange(HealthCheck());
        containers.Add(new Container(Service, _environment.Read(_body, _build.Dockerfile))
        {
            Image = Image,
            ProjectFolder = _build.Folder,
            Mounts = [.. ComposeMounts.Read(_workspace, _model, _body)],
            Roles = role is { } its ? [its] : [],
        });
    }

    /// <summary>An image that is built on a stock image, such as a database with its schema, is still that.</summary>
    private (ServiceKind Kind, Role? Role)? BaseKind() =>
        _build.Dockerfile?.BaseImage is { } basis && StockImages.Find(ImageName.Repository(basis)) is { Kind: not ServiceKind.Service } found ? found : null;

    private IEnumerable<Fact> Names()
    {
        yield return Alias(_name.Value, _project.Scope, 100, _name);
        if (_body["container_name"] is Scalar container)
            yield return Alias(container.Value, _project.Scope, 95, container);
        if (_body["hostname"] is Scalar host)
        {
            yield return Alias(host.Value, _project.Scope, 90, host);
            if (_body["domainname"] is Scalar domain)
                yield return Alias($"{host.Value}.{domain.Value}", _project.Scope, 90, domain);
        }

        foreach (var (scope, body, isShared) in Networks())
        {
            if (isShared)
                yield return Alias(_name.Value, scope, 100, _name);
            foreach (var alias in (body["aliases"]?.Items ?? []).OfType<Scalar>())
                yield return Alias(alias.Value, scope, 95, alias);
            foreach (var key in (string[])["ipv4_address", "ipv6_address"])
                if (body[key] is Scalar ip)
                    yield return Alias(ip.Value, scope, 95, ip);
        }

        foreach (var peer in SharedNetwork())
            yield return new AliasFact(new Reference(peer.Value, _project.Scope), "localhost", LinkScope, 95, peer.At);
    }

    /// <summary>Networks it joins; a network that is external or named is shared with other projects.</summary>
    private IEnumerable<(string Scope, Node Body, bool IsShared)> Networks()
    {
        var networks = _body["networks"];
        var names = networks is Mapping ? networks.Entries.Select(entry => (entry.Key.Value, entry.Value))
            : networks is Sequence ? networks.Items.OfType<Scalar>().Select(item => (item.Value, (Node)item))
            : _body["network_mode"] is null ? [("default", (Node)_name)] : [];
        foreach (var (name, body) in names)
        {
            var definition = _model["networks"]?[name];
            var shared = definition?["name"]?.Text ?? (definition?["external"]?.Text == "true" ? name : definition?["external"]?["name"]?.Text);
            yield return (shared is null ? $"{_project.Scope}#{name}" : $"compose-network:{shared}", body, shared is not null);
        }
    }

    private AliasFact Alias(string name, string scope, int strength, Node at) => new(Service, name, scope, strength, at.At);

    private IEnumerable<Fact> StartOrder()
    {
        foreach (var dependency in _body["depends_on"]?.Entries ?? [])
            yield return Needs(dependency.Key, "depends_on");
        foreach (var dependency in (_body["depends_on"]?.Items ?? []).OfType<Scalar>())
            yield return Needs(dependency, "depends_on");
        foreach (var peer in SharedNetwork())
            yield return Needs(peer, "shared namespace or volume");
        foreach (var link in (_body["links"]?.Items ?? []).OfType<Scalar>())
        {
            var parts = link.Value.Split(':');
            yield return Needs(new Scalar(parts[0], isPlain: true, link.At), "links");
            if (parts.Length == 2)
                yield return new AliasFact(new Reference(parts[0], _project.Scope), parts[1], LinkScope, 95, link.At);
        }
    }

    /// <summary>Services whose namespaces or volumes it uses: <c>network_mode: service:x</c>, <c>volumes_from: [x]</c>.</summary>
    private IEnumerable<Scalar> SharedNetwork()
    {
        foreach (var key in (string[])["network_mode", "ipc", "pid"])
            if (_body[key] is Scalar mode && mode.Value.StartsWith("service:", StringComparison.Ordinal))
                yield return new Scalar(mode.Value[8..], isPlain: true, mode.At);
        foreach (var volume in (_body["volumes_from"]?.Items ?? []).OfType<Scalar>())
            if (!volume.Value.StartsWith("container:", StringComparison.Ordinal))
                yield return new Scalar(volume.Value.Split(':')[0], isPlain: true, volume.At);
    }

    private StartOrderFact Needs(Scalar name, string key) => new(Service, new Address(name.Value), key, name.At, Confidence.Declared);

    private IEnumerable<Fact> Commands()
    {
        foreach (var key in (string[])["entrypoint", "command"])
            if (_body[key] is { } command)
                foreach (var fact in CommandReader.Facts(Service, Addresses(command), command.At, allWait: false))
                    yield return fact;
        foreach (var step in _body["pre_start"]?.Items ?? [])
            foreach (var fact in CommandReader.Facts(Service, Addresses(step["command"] ?? step), step.At, allWait: true))
                yield return fact;
    }

    private IEnumerable<Fact> HealthCheck()
    {
        if (_body["healthcheck"]?["test"] is not { } test)
            return [];
        return CommandReader.Facts(Service, Addresses(test), test.At, allWait: false).Select(fact => fact switch
        {
            CallFact { Target.IsLoopback: false } call => call with { Key = "healthcheck", ModeByKey = CallMode.Control, OnlyIfKnown = true },
            StartOrderFact { Needs.IsLoopback: false } probe => new CallFact(Service, probe.Needs, "healthcheck", probe.At, Confidence.Inferred)
            {
                ModeByKey = CallMode.Control,
                OnlyIfKnown = true,
            },
            _ => null,
        }).OfType<Fact>();
    }

    private static IEnumerable<CommandAddress> Addresses(Node command) =>
        command is Sequence list
            ? list.Items.Select(item => item.Text ?? string.Empty).ToList() is [("CMD" or "CMD-SHELL"), .. var rest]
                ? rest.Count == 1 ? CommandReader.Read(rest[0]) : CommandReader.Read(rest)
                : CommandReader.Read([.. list.Items.Select(item => item.Text ?? string.Empty)])
            : CommandReader.Read(command.Text ?? string.Empty);
}
