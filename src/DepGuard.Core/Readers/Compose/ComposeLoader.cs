using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.Compose;

/// <summary>
/// Loads a project in Compose's order: interpolate each file, resolve <c>extends</c>, merge the files, add what they <c>include</c>, drop
/// services whose profile is not active.
/// </summary>
internal sealed class ComposeLoader(Workspace workspace, ComposeProject project)
{
    private const int DeepestExtends = 16;

    private readonly List<Fact> _problems = [];
    private readonly Dictionary<string, Node> _interpolated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _included = new(StringComparer.Ordinal);
    private Dictionary<string, string> _variables = [];

    /// <summary>Problems met while loading.</summary>
    public IReadOnlyList<Fact> Problems => _problems;

    /// <summary>Variables of the project's <c>.env</c>, or of an included file's own.</summary>
    public IReadOnlyDictionary<string, string> VariablesOf(string path) => _included.GetValueOrDefault(path) ?? _variables;

    /// <summary>Files that the model was loaded from.</summary>
    public IReadOnlyCollection<string> LoadedPaths => _interpolated.Keys;

    /// <summary>Services that exist only under a profile that is not active.</summary>
    public List<Scalar> InactiveServices { get; } = [];

    /// <summary>Profiles that exist and are not active.</summary>
    public SortedSet<string> InactiveProfiles { get; } = new(StringComparer.Ordinal);

    /// <summary>The merged model: a mapping with <c>services</c> and the other sections.</summary>
    public Node Load()
    {
        _variables = ReadVariables(Paths.Combine(project.Folder, ".env"));
        Node? merged = null;
        foreach (var file in project.Files)
            merged = ComposeMerge.Merge(merged, WithExtends(file, _variables));
        foreach (var (path, env) in project.Files.SelectMany(ComposeFiles.Includes).DistinctBy(include => include.Path, StringComparer.Ordinal))
            merged = Include(merged!, path, env, depth: 0);
        return DropInactive(merged!);
    }

    private Dictionary<string, string> ReadVariables(string? path)
    {
        if (path is null || workspace.Text(path) is not { } file)
            return [];
        return EnvFile.Read(file, new Dictionary<string, string>()).ToDictionary(setting => setting.Key.Text, setting => setting.Value, StringComparer.Ordinal);
    }

    /// <summary>An included file keeps its own directory and <c>.env</c>; what the project already defines wins.</summary>
    private Node Include(Node model, string path, string? env, int depth)
    {
        if (workspace.Parsed(path) is not { Documents.Count: 1 } file || depth > DeepestExtends)
            return model;

        var variables = ReadVariables(env ?? Paths.Combine(Paths.Folder(path), ".env"));
        foreach (var (key, value) in _variables)
            variables[key] = value;
        _included[path] = variables;
        var included = WithExtends(file, variables);
        foreach (var (inner, innerEnv) in ComposeFiles.Includes(file))
            included = Include(included, inner, innerEnv, depth + 1);
        return ComposeMerge.Merge(included, model) ?? model;
    }

    private Node WithExtends(ParsedFile file, IReadOnlyDictionary<string, string> variables)
    {
        var root = Interpolated(file, variables);
        if (root["services"] is not Mapping services)
            return root;

        var extended = services.Entries
            .Select(entry => new Entry(entry.Key, Extend(entry.Value, file, services, variables, depth: 0) ?? entry.Value));
        var entries = root.Entries.Select(entry => entry.Key.Value == "services"
            ? new Entry(entry.Key, new Mapping([.. extended], services.At))
            : entry);
        return new Mapping([.. entries], root.At);
    }

    private Node Interpolated(ParsedFile file, IReadOnlyDictionary<string, string> variables)
    {
        if (!_interpolated.TryGetValue(file.File.Path, out var root))
        {
            root = file.Documents[0].Root;
            if (file.File.Text.Contains('$'))
                root = new Interpolation(variables).Apply(root);
            _interpolated[file.File.Path] = root;
        }

        return root;
    }

    private Node? Extend(Node service, ParsedFile file, Mapping siblings, IReadOnlyDictionary<string, string> variables, int depth)
    {
        if (service["extends"] is not { } extends)
            return service;
        if (depth == DeepestExtends)
        {
            _problems.Add(new ProblemFact("DPG0001", extends.At, $"{file.File.Path}:extends", ["extends refers back to itself"]));
            return service;
        }

        var name = extends.Text ?? extends["service"]?.Text;
        var (source, services) = extends["file"]?.Text is { } path ? OtherFile(file, path, variables) : (file, siblings);
        if (name is null || source is null || services?[name] is not { } found)
            return service;

        var basis = Extend(found, source, services, variables, depth + 1);
        return ComposeMerge.Merge(new Mapping([.. basis!.Entries.Where(entry => entry.Key.Value != "extends")], basis.At), service);
    }

    private (ParsedFile? File, Mapping? Services) OtherFile(ParsedFile from, string path, IReadOnlyDictionary<string, string> variables)
    {
        var target = Paths.Combine(Paths.Folder(from.File.Path), path);
        var file = target is null ? null : workspace.Parsed(target);
        return file is { Documents.Count: 1 } ? (file, Interpolated(file, variables)["services"] as Mapping) : (null, null);
    }

    private Node DropInactive(Node model)
    {
        if (model["services"] is not Mapping services)
            return model;

        var active = _variables.GetValueOrDefault("COMPOSE_PROFILES", string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Append(workspace.Environment)
            .ToHashSet();
        var kept = new List<Entry>();
        foreach (var entry in services.Entries)
        {
            var profiles = (entry.Value["profiles"]?.Items ?? []).Select(profile => profile.Text!).ToList();
            if (profiles.Count == 0 || profiles.Exists(profile => active.Contains(profile) || active.Contains("*")))
            {
                kept.Add(entry);
            }
            else
            {
                InactiveProfiles.UnionWith(profiles);
                InactiveServices.Add(entry.Key);
            }
        }

        return new Mapping(
            [.. model.Entries.Select(entry => entry.Key.Value == "services" ? new Entry(entry.Key, new Mapping(kept, services.At)) : entry)], model.At);
    }
}
