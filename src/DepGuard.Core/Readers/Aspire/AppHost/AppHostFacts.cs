using DepGuard.Facts;
using DepGuard.Readers.CSharp;
using DepGuard.Readers.Docker;
using DepGuard.Readers.DotNet;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Aspire.AppHost;

/// <summary>The facts of one program of an Aspire host.</summary>
internal sealed class AppHostFacts
{
    /// <summary>Format of the services.</summary>
    public const string Format = "aspire-apphost";

    private readonly Workspace _workspace;
    private readonly CSharpProgram _program;
    private readonly AppHostProgram _host;
    private readonly string _folder;
    private readonly string _scope;
    private readonly List<Fact> _facts = [];
    private readonly Dictionary<AppHostResource, List<Setting>> _environments = new(ReferenceEqualityComparer.Instance);

    public AppHostFacts(Workspace workspace, CSharpProgram program)
    {
        (_workspace, _program, _host, _folder) = (workspace, program, new AppHostProgram(program), Paths.Folder(program.Path));
        _scope = $"aspire:{(_folder.Length == 0 ? "." : _folder)}";
    }

    /// <summary>Services, edges and what their configuration is.</summary>
    public Deployment Read()
    {
        _facts.Add(new ReadFact(_program.Path, Format));
        foreach (var (resource, call) in _host.Statements)
            State(resource, call);
        var containers = new List<Container>();
        foreach (var resource in _host.Resources)
            if (resource.Parent is not null)
                _facts.Add(new AliasFact(Reference(resource.Server), resource.Name, _scope, 95, At(resource)));
            else if (Container(resource) is { } container)
                containers.Add(container);
        return new Deployment(_facts, containers);
    }

    private Reference Reference(AppHostResource resource) => new(resource.Server.Name, _scope);

    private SourceSpan At(AppHostResource resource) => _program.At(resource.Added.First);

    private void State(AppHostResource resource, CSharpCall call)
    {
        switch (call.Name)
        {
            case "WithReference":
                _facts.AddRange(Named(resource, call).Take(1).Select(named => Call(resource, named.Resource, call, call.Name, Confidence.Declared)));
                break;
            case "WithEnvironment" when _program.Literal(call, 0) is { } key && _program.Literal(call, 1) is { } value:
                (_environments.TryGetValue(resource, out var settings) ? settings : _environments[resource] = []).Add(new Setting(key, value, _program.At(call.First)));
                break;
            case "WithEnvironment":
                foreach (var (named, name) in Named(resource, call))
                    if (Variable(resource, named, call, new SettingKey(_program.Literal(call, 0) ?? name ?? string.Empty)) is { } variable)
                        _facts.Add(variable);
                break;
            case "WaitFor" or "WaitForStart" or "WaitForCompletion":
                _facts.AddRange(Named(resource, call).Take(1).Select(named => new StartOrderFact(Reference(resource), new Address(named.Resource.Name), call.Name, _program.At(call.First), Confidence.Declared)));
                break;
            case "WithDaprSidecar" when AppId(call) is { } id:
                _facts.Add(new AliasFact(Reference(resource), id, _scope, 95, _program.At(call.First)));
                break;
            case "WithConfiguration" when resource.Kind == ServiceKind.Gateway:
                _facts.AddRange(Named(resource, call).DistinctBy(named => named.Resource).Select(named => Call(resource, named.Resource, call, "WithConfiguration", Confidence.Declared)));
                break;
        }
    }

    private IEnumerable<(AppHostResource Resource, string? Key)> Named(AppHostResource resource, CSharpCall call) =>
        resource.Runs ? _host.Named(call).Where(named => named.Resource.Server != resource.Server) : [];

    private CallFact Call(AppHostResource caller, AppHostResource callee, CSharpCall call, string key, Confidence confidence) =>
        new(Reference(caller), new Address(callee.Name), key, _program.At(call.First), confidence) { ModeByKey = callee.IsQueue ? CallMode.Async : null };

    /// <summary>A variable with the address of another resource, unless its key hands the address over: <c>CallBackUrl</c>, or <c>ShopClient</c> of an identity service.</summary>
    private CallFact? Variable(AppHostResource resource, AppHostResource named, CSharpCall call, SettingKey key)
    {
        var meaning = KeyMeaning.Of(key);
        var isClient = Role(resource) == Facts.Role.Auth && key.LastWord.EndsWith("client", StringComparison.Ordinal);
        return meaning.IsNeverCall || meaning.IsBrowserSide || isClient || key.Text.Length == 0 ? null
            : Call(resource, named, call, key.Text, Confidence.Inferred) with { ModeByKey = meaning.Mode ?? (named.IsQueue ? CallMode.Async : null) };
    }

    /// <summary>The id of a sidecar, as a string or in its options.</summary>
    private string? AppId(CSharpCall call)
    {
        if (_program.Literal(call, 0) is { } id)
            return id;
        for (var i = call.Open; i + 2 < call.Close; i++)
            if (_program.Tokens[i].Kind == CSharpTokenKind.Name && _program.Text(i) == "AppId" && _program.IsMark(i + 1, '=') && _program.Tokens[i + 2].Kind == CSharpTokenKind.Text)
                return _program.Text(i + 2);
        return null;
    }

    private Role? Role(AppHostResource resource) =>
        AppHostMethods.RoleOf(resource.Added.Name) ?? (resource.Kind is ServiceKind.Service or ServiceKind.Gateway ? ServiceNames.RoleOf(resource.Name) : null);

    /// <summary>Adds the service; what it is configured with, if it is a program.</summary>
    private Container? Container(AppHostResource resource)
    {
        var image = resource.Added.Name == "AddContainer" && _program.Literal(resource.Added, 1) is { } text ? ImageName.Repository(text) : null;
        var stock = image is null ? null : StockImages.Find(image);
        var project = Project(resource);
        var folder = project?.Folder ?? SourceFolder(resource);
        var role = stock?.Role ?? Role(resource);
        _facts.Add(new ServiceFact(Reference(resource), Format, At(resource))
        {
            Kind = stock?.Kind ?? resource.Kind,
            Roles = [.. ((Role?[])[role, resource.Kind == ServiceKind.Gateway ? Facts.Role.Gateway : null]).OfType<Role>()],
            Image = stock is null ? image : null,
            Folder = folder,
            LookupScopes = [_scope],
        });
        if (project is not null)
            _facts.Add(new AliasFact(Reference(resource), project.Name, "dotnet", 90, At(resource)));
        return resource.Runs ? new Container(Reference(resource), _environments.GetValueOrDefault(resource) ?? []) { Image = image, ProjectFolder = folder, Roles = role is { } one ? [one] : [] } : null;
    }

    /// <summary>The project of <c>Projects.Shop_Api</c> or <c>"../Shop.Api/Shop.Api.csproj"</c>; null if it is not in the scan.</summary>
    private Project? Project(AppHostResource resource)
    {
        if (resource.Added.TypeArgument is { Length: > 0 } type)
        {
            var name = type[(type.LastIndexOf('.') + 1)..].Trim();
            var found = _workspace.Projects.All.Where(project => project.File is not null && AsIdentifier(project.Name) == name).Take(2).ToList();
            return found is [var only] ? only : null;
        }

        return SourceFolder(resource) is { } folder ? _workspace.Projects.All.FirstOrDefault(project => project.File is not null && project.Folder == folder) : null;
    }

    private string? SourceFolder(AppHostResource resource)
    {
        var at = AppHostMethods.FolderArgument(resource.Added.Name);
        if (at < 0 || _program.Literal(resource.Added, at) is not { } path || Paths.Combine(_folder, path.Replace("\\\\", "/", StringComparison.Ordinal).Replace('\\', '/')) is not { Length: > 0 } full)
            return null;
        return full.EndsWith("proj", StringComparison.OrdinalIgnoreCase) || CodeNames.IsCode(full) ? Paths.Folder(full) : full;
    }

    private static string AsIdentifier(string name) => new([.. name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_')]);
}
