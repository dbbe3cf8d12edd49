using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Commands;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Aspire;

/// <summary>A project, container or program of a manifest.</summary>
internal sealed class AspireProgram
{
    private readonly Workspace _workspace;
    private readonly AspireManifest _manifest;
    private readonly AspireResource _resource;
    private readonly Reference _service;
    private readonly Dockerfile? _dockerfile;
    private readonly string? _image;
    private readonly AspireReferences _references;

    public AspireProgram(Workspace workspace, AspireManifest manifest, AspireResource resource, ILookup<string, string> outputs)
    {
        (_workspace, _manifest, _resource) = (workspace, manifest, resource);
        _service = new Reference(resource.Name.Value, manifest.Scope);
        _dockerfile = DockerfilePath is { } path && workspace.Text(path) is { } file ? Dockerfile.Read(file) : null;
        _image = resource.Body["image"]?.Text is { } image ? ImageName.Repository(image) : null;
        _references = new AspireReferences(workspace, manifest, resource, outputs);
    }

    private Node Body => _resource.Body;

    private string? DockerfilePath =>
        _resource.Family == "dockerfile" ? Combined(Body["path"]?.Text) : Combined(Body["build"]?["dockerfile"]?.Text);

    /// <summary>Folder of its source; null if it leaves the scan or none is stated.</summary>
    private string? Folder => _resource.Family == "project"
        ? Combined(Body["path"]?.Text) is { } project ? Paths.Folder(project) : null
        : Combined((Body["context"] ?? Body["build"]?["context"] ?? Body["workingDirectory"])?.Text) is { Length: > 0 } folder ? folder : null;

    /// <summary>Adds what it states.</summary>
    /// <param name="used">Receives the resources to which its configuration refers.</param>
    /// <param name="facts">Receives the service, its names, ports and calls.</param>
    /// <param name="containers">Receives its configuration.</param>
    public void Read(HashSet<AspireResource> used, List<Fact> facts, List<Container> containers)
    {
        var stock = StockImages.Find(_image ?? (_dockerfile?.BaseImage is { } basis ? ImageName.Repository(basis) : string.Empty));
        var role = stock?.Role ?? (stock is null or { Kind: ServiceKind.Service } ? ServiceNames.RoleOf(_service.Name) : null);
        facts.Add(new ServiceFact(_service, "aspire-manifest", _resource.Name.At)
        {
            Kind = stock?.Kind ?? ServiceKind.Service,
            Roles = role is { } one ? [one] : [],
            Image = stock is null ? _image : null,
            Folder = Folder,
            LookupScopes = [_manifest.Scope],
        });
        facts.AddRange(Names().Concat(Ports()));
        var environment = _references.Environment(role == Role.Auth, facts);
        var arguments = _references.Arguments(facts);
        facts.AddRange(CommandReader.Facts(_service, CommandReader.Read(arguments), Body["args"]?.At ?? _resource.Name.At, allWait: false));
        used.UnionWith(_references.Used);
        containers.Add(new Container(_service, environment)
        {
            Image = _image,
            BaseImage = _dockerfile?.BaseImage is { } its ? ImageName.Repository(its) : null,
            Assembly = _dockerfile?.Assembly,
            ProjectFolder = Folder,
            Arguments = arguments,
            Mounts = [.. Mounts()],
            Roles = role is { } played ? [played] : [],
        });
    }

    private IEnumerable<Fact> Names()
    {
        if (_resource.Family == "project" && Body["path"] is Scalar project)
            yield return new AliasFact(_service, Paths.Stem(project.Value.Replace('\\', '/')), "dotnet", 90, project.At);
    }

    private IEnumerable<Fact> Ports()
    {
        foreach (var binding in Body["bindings"]?.Entries ?? [])
            foreach (var key in (string[])["targetPort", "port"])
                if (AddressGrammar.Port(binding.Value[key]?.Text ?? string.Empty) is { } port)
                    yield return new PortFact(_service, port, null, binding.Value[key]!.At);
    }

    private IEnumerable<MountedFile> Mounts()
    {
        foreach (var mount in Body["bindMounts"]?.Items ?? [])
            if (mount["source"]?.Text is { } source && mount["target"]?.Text is { } target && Combined(source) is { Length: > 0 } path)
                foreach (var file in Files(path))
                    yield return new MountedFile(file.File.Path == path ? Paths.Name(target) : Paths.Name(file.File.Path), file);
    }

    private IEnumerable<ParsedFile> Files(string path) => _workspace.Parsed(path) is { } file ? [file]
        : _workspace.HasFolder(path) ? _workspace.Files.Where(inner => Paths.Folder(inner.File.Path) == path)
        : [];

    private string? Combined(string? path) => path is null ? null : Paths.Combine(_manifest.Folder, path.Replace('\\', '/'));
}
