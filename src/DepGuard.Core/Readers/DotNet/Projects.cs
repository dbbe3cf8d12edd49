using DepGuard.Facts;
namespace DepGuard.Readers.DotNet;

/// <summary>The projects of a scan, and which of them a container runs.</summary>
internal sealed class Projects
{
    private readonly Dictionary<string, Project> _byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Project>> _byName = new(StringComparer.Ordinal);

    public Projects(Workspace workspace)
    {
        foreach (var file in workspace.Texts.Where(file => file.Path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)))
            _byFolder.TryAdd(Paths.Folder(file.Path), Project.Read(file));
        foreach (var file in workspace.Files)
            if (file.File.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                AddSettings(file);
        foreach (var project in _byFolder.Values)
            foreach (var name in project.Names.Select(FoldedName.WithoutSuffix).Distinct(StringComparer.Ordinal))
                (_byName.TryGetValue(name, out var list) ? list : _byName[name] = []).Add(project);
    }

    /// <summary>All projects, by folder.</summary>
    public IEnumerable<Project> All => _byFolder.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    /// <summary>Environment of an <c>appsettings*.json</c>, empty for the base file; null for other names.</summary>
    public static string? EnvironmentOf(string path)
    {
        var name = Paths.Name(path);
        if (!name.StartsWith("appsettings.", StringComparison.OrdinalIgnoreCase) || !name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return null;
        return name.Length > "appsettings..json".Length ? name["appsettings.".Length..^".json".Length] : string.Empty;
    }

    /// <summary>
    /// The project that a container runs: the one in its build folder, else the one named like its image, else, where no project file says
    /// more, the folder named like the service; null if none or several fit.
    /// </summary>
    public Project? RunBy(Container container)
    {
        if (container.ProjectFolder is { } folder)
        {
            if (_byFolder.TryGetValue(folder, out var own))
                return own;
            var inside = _byFolder.Where(pair => Paths.IsWithin(pair.Key, folder)).Select(pair => pair.Value).ToList();
            var programs = inside.Where(project => project.IsExecutable).ToList();
            if (programs.Count == 1)
                return programs[0];
        }

        if (container.Assembly is { } assembly && Named(assembly) is { } started)
            return started;
        return container.Image is { Length: > 0 } image ? Named(Paths.Name(image)) ?? Named(container.Service.Name) : Named(container.Service.Name);
    }

    private Project? Named(string name)
    {
        var found = _byName.GetValueOrDefault(FoldedName.WithoutSuffix(name)) ?? [];
        var candidates = found.Where(project => project.File is null || project.IsExecutable).ToList();
        if (candidates.Count > 1)
            candidates = [.. candidates.Where(project => project.Names.Any(its => FoldedName.Of(its) == FoldedName.Of(name)))];
        return candidates.Count == 1 ? candidates[0] : null;
    }

    /// <summary>The project in the folder, or in the one around it, as with a folder <c>Configuration</c>.</summary>
    private Project? Nearest(string folder) =>
        _byFolder.GetValueOrDefault(folder) ?? (folder.Length > 0 ? _byFolder.GetValueOrDefault(Paths.Folder(folder)) : null);

    private void AddSettings(Documents.ParsedFile file)
    {
        var path = file.File.Path;
        if (Paths.Name(path).Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase))
        {
            if (_byFolder.TryGetValue(Paths.Folder(Paths.Folder(path)), out var owner))
                owner.LaunchSettings = file;
        }
        else if (EnvironmentOf(path) is { } environment)
        {
            var folder = Paths.Folder(path);
            if (!_byFolder.TryGetValue(folder, out var project))
                _byFolder[folder] = project = new Project(folder, Paths.Name(folder), null);
            project.Settings[environment] = file;
        }
        else if (GatewayFiles.Is(file))
        {
            var folder = Paths.Folder(path);
            var project = Nearest(folder) ?? (_byFolder[folder] = new Project(folder, Paths.Name(folder), null));
            project.GatewayFiles.Add(file);
        }
    }
}
