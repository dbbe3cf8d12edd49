using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;

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
        _environment = new ComposeEnvironment(workspace, model, variables);
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

    /// <summary>Adds what the service states.</summary>
    public void Read(bool isJob, List<Fact> facts, List<Container> containers)
    {
        var image = Image ?? (_build.Dockerfile?.BaseImage is { } basis ? ImageName.Repository(basis) : null);
        var stock = image is null ? null : StockImages.Find(image) ?? BaseKind();
        var names = new ComposeNames(_project, _model, _name, _body);
        var commands = new ComposeCommands(Service, _body, _build.Dockerfile);
        var role = stock?.Role ?? (stock is null or { Kind: ServiceKind.Service } ? ServiceNames.RoleOf(_name.Value) : null);
        facts.Add(new ServiceFact(Service, "docker-compose", _name.At)
        {
            Kind = isJob ? ServiceKind.Job : _body["provider"] is not null ? ServiceKind.External : stock?.Kind ?? ServiceKind.Service,
            Roles = role is { } one ? [one] : [],
            Image = StockImages.Find(Image ?? string.Empty) is null ? Image : null,
            Folder = _build.Folder,
            LookupScopes = names.LookupScopes,
        });
        facts.AddRange(names.Read());
        facts.AddRange(new ComposePorts(Service, _body, _build.Dockerfile).Read());
        facts.AddRange(StartOrder());
        facts.AddRange(Links());
        facts.AddRange(commands.Read());
        facts.AddRange(Models());
        facts.AddRange(ComposeReplicas.Of(Service, _body));
        containers.Add(new Container(Service, _body["network_mode"]?.Text == "none" ? [] : _environment.Read(_body, _build.Dockerfile))
        {
            Image = Image,
            BaseImage = _build.Dockerfile?.BaseImage is { } its ? ImageName.Repository(its) : null,
            Arguments = [.. commands.Words().Select(word => word.Text)],
            SettingArguments = commands.Settings(),
            Assembly = _build.Dockerfile?.Assembly,
            IsOnHostNetwork = _body["network_mode"]?.Text == "host",
            ProjectFolder = _build.Folder,
            Mounts = [.. ComposeMounts.Read(_workspace, _model, _body)],
            Texts = [.. _build.Copied(_workspace), .. ComposeMounts.Texts(_workspace, _model, _body)],
            Labels = Labels(),
            Roles = role is { } played ? [played] : [],
        });
    }

    /// <summary>An image that is built on a stock image, such as a database with its schema, is still that.</summary>
    private (ServiceKind Kind, Role? Role)? BaseKind() =>
        _build.Dockerfile?.BaseImage is { } basis && StockImages.Find(ImageName.Repository(basis)) is { Kind: not ServiceKind.Service } found ? found : null;

    private IEnumerable<Fact> StartOrder()
    {
        foreach (var dependency in _body["depends_on"]?.Entries ?? [])
            yield return Needs(dependency.Key, "depends_on");
        foreach (var dependency in (_body["depends_on"]?.Items ?? []).OfType<Scalar>())
            yield return Needs(dependency, "depends_on");
        foreach (var peer in Peers())
            yield return Needs(peer, "shared namespace or volume");
        foreach (var link in (_body["links"]?.Items ?? []).OfType<Scalar>())
            yield return Needs(new Scalar(link.Value.Split(':')[0], isPlain: true, link.At), "links");
    }

    /// <summary>
    /// In the oldest format a container knows the names of those that it links to and no others, so a link states what it talks to. Every later
    /// format has networks, and its links only say who starts first.
    /// </summary>
    private IEnumerable<Fact> Links() =>
        _project.Files.Any(file => ComposeFiles.IsOldest(file.Documents[0]))
            ? (_body["links"]?.Items ?? []).OfType<Scalar>().Select(link => new CallFact(Service, new Address(link.Value.Split(':')[0]), "links", link.At, Confidence.Inferred) { OnlyIfKnown = true })
            : [];

    /// <summary>Labels of the container and, in a swarm, of the service.</summary>
    private List<Setting> Labels() =>
    [
        .. ((Node?[])[_body["labels"], _body["deploy"]?["labels"]]).OfType<Node>()
            .SelectMany(labels => ComposeMerge.AsMapping(labels).Entries)
            .Where(entry => entry.Value is Scalar { IsNull: false })
            .Select(entry => new Setting(entry.Key.Value, entry.Value.Text!, entry.Value.At)),
    ];

    /// <summary>Services whose namespaces or volumes it uses: <c>network_mode: service:x</c>, <c>volumes_from: [x]</c>.</summary>
    private IEnumerable<Scalar> Peers()
    {
        foreach (var key in (string[])["network_mode", "ipc", "pid"])
            if (_body[key] is Scalar mode && mode.Value.StartsWith("service:", StringComparison.Ordinal))
                yield return new Scalar(mode.Value[8..], isPlain: true, mode.At);
        foreach (var volume in (_body["volumes_from"]?.Items ?? []).OfType<Scalar>())
            if (!volume.Value.StartsWith("container:", StringComparison.Ordinal))
                yield return new Scalar(volume.Value.Split(':')[0], isPlain: true, volume.At);
    }

    private StartOrderFact Needs(Scalar name, string key) => new(Service, new Address(name.Value), key, name.At, Confidence.Declared);

    /// <summary>Language models that it is bound to: each stands outside, and the service gets its address.</summary>
    private IEnumerable<Fact> Models()
    {
        var bound = (_body["models"]?.Items ?? []).OfType<Scalar>().Concat((_body["models"]?.Entries ?? []).Select(entry => entry.Key));
        foreach (var model in bound.Where(model => _model["models"]?[model.Value] is not null))
        {
            yield return new ServiceFact(new Reference(model.Value, _project.Scope), "docker-compose", model.At) { Kind = ServiceKind.External };
            yield return new CallFact(Service, new Address(model.Value), "models", model.At, Confidence.Declared);
        }
    }
}
