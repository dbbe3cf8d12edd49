using DepGuard.Documents;

namespace DepGuard.Readers.Compose;

/// <summary>Recognises Compose files and decides which of them form one project.</summary>
internal static class ComposeFiles
{
    private static readonly string[] CanonicalNames = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    private static readonly string[] ServiceKeys = ["image", "build", "extends", "provider", "deploy", "command", "environment", "ports"];

    /// <summary>True for a root mapping with <c>services</c> as a mapping of mappings of which at least one looks like a container.</summary>
    public static bool IsCompose(Document document)
    {
        var root = Root(document);
        if ((root["apiVersion"] is not null && root["kind"] is not null) || Azd.AzdReader.IsAzd(document))
            return false;
        if (root["services"] is not Mapping services || services.Entries.Count == 0)
            return root["include"] is not null && HasComposeName(document.File.Path);
        return services.Entries.All(entry => entry.Value is Mapping or Scalar { IsNull: true })
            && (HasComposeName(document.File.Path) || services.Entries.Any(LooksLikeContainer))
            && services["_defaults"] is null;
    }

    /// <summary>The root; the oldest format has its services there, and gets the section <c>services</c> of all later ones.</summary>
    public static Node Root(Document document)
    {
        var root = document.Root;
        return IsOldest(document) ? new Mapping([new Entry(new Scalar("services", isPlain: true, root.At), root)], root.At) : root;
    }

    /// <summary>True for the format without <c>services</c>, in which containers find each other through <c>links</c> alone.</summary>
    public static bool IsOldest(Document document) =>
        Paths.Name(document.File.Path).StartsWith("docker-compose", StringComparison.Ordinal)
        && document.Root is Mapping { Entries.Count: > 0 } root && root["services"] is null && root["version"] is null
        && root.Entries.All(entry => entry.Value is Mapping body && (body["image"] is not null || body["build"] is not null));

    /// <summary>The projects of the default model, or of the environment that was asked for, nearest to the root first.</summary>
    public static IReadOnlyList<ComposeProject> Projects(Workspace workspace)
    {
        var included = new HashSet<string>(StringComparer.Ordinal);
        var projects = new List<ComposeProject>();
        var all = workspace.Files.Where(file => file.Documents.Count == 1 && IsCompose(file.Documents[0])).ToList();
        var extended = all.SelectMany(Extended).ToHashSet(StringComparer.Ordinal);
        var files = all.Where(file => !extended.Contains(file.File.Path)).ToLookup(file => Paths.Folder(file.File.Path), StringComparer.Ordinal);
        var folders = files.SelectMany(folder => Paths.Ancestors($"{folder.Key}/x".TrimStart('/'))).Distinct(StringComparer.Ordinal);
        foreach (var folder in folders.OrderBy(folder => folder.Length == 0 ? 0 : Paths.Depth(folder) + 1).ThenBy(folder => folder, StringComparer.Ordinal))
        {
            var project = Select(workspace, folder, [.. files[folder]]);
            if (project.Files.Count == 0)
                continue;
            projects.Add(project);
            foreach (var file in project.Files)
                included.UnionWith(Includes(file).Select(include => include.Path));
            included.UnionWith(project.Files.Select(file => file.File.Path).Where(path => Paths.Folder(path) != project.Folder));
        }

        return [.. projects.Where(project => !project.Files.Any(file => included.Contains(file.File.Path) && Paths.Folder(file.File.Path) == project.Folder))];
    }

    /// <summary>Word between the base name and the extension: <c>prod</c> of <c>docker-compose.prod.yml</c>; null for other names.</summary>
    public static string? Variant(string path)
    {
        var stem = Paths.Stem(path);
        foreach (var prefix in (string[])["docker-compose", "compose"])
            if (stem.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && stem.Length > prefix.Length && stem[prefix.Length] is '.' or '-' or '_')
                return stem[(prefix.Length + 1)..];
        return null;
    }

    /// <summary>Paths that a file includes, with the file of variables that the entry states; null if it states none.</summary>
    public static IEnumerable<(string Path, string? Env)> Includes(ParsedFile file)
    {
        var folder = Paths.Folder(file.File.Path);
        foreach (var item in file.Documents[0].Root["include"]?.Items ?? [])
        {
            var paths = item.Text is { } text ? [text] : item["path"] is Sequence list ? list.Items.Select(path => path.Text) : [item["path"]?.Text];
            var env = item["env_file"] is { } stated && (stated.Text ?? stated.Items.FirstOrDefault()?.Text) is { } name ? Paths.Combine(folder, name) : null;
            foreach (var path in paths)
                if (path is not null && Paths.Combine(folder, path) is { } target)
                    yield return (target, env);
        }
    }

    /// <summary>
    /// Files whose services a file extends: a store of definitions and no part of the system, unless it is what Compose starts by itself,
    /// no deeper than the file that extends it.
    /// </summary>
    private static IEnumerable<string> Extended(ParsedFile file)
    {
        var folder = Paths.Folder(file.File.Path);
        foreach (var service in Root(file.Documents[0])["services"]?.Entries ?? [])
            if (service.Value["extends"]?["file"]?.Text is { } path && Paths.Combine(folder, path) is { } target && target != file.File.Path
                && !(CanonicalNames.Contains(Paths.Name(target)) && Paths.Depth(target) <= Paths.Depth(file.File.Path)))
                yield return target;
    }

    private static ComposeProject Select(Workspace workspace, string folder, IReadOnlyList<ParsedFile> files)
    {
        var listed = Listed(workspace, folder);
        var chosen = listed.Count > 0 ? listed : Chosen(files, workspace.Environment);
        var left = files.Except(chosen).ToList();
        return new ComposeProject(folder, chosen, left);
    }

    /// <summary>The files that <c>COMPOSE_FILE</c> in <c>.env</c> lists.</summary>
    private static List<ParsedFile> Listed(Workspace workspace, string folder)
    {
        if (Paths.Combine(folder, ".env") is not { } path || workspace.Text(path) is not { } env)
            return [];

        var settings = EnvFile.Read(env, new Dictionary<string, string>());
        var value = settings.FirstOrDefault(setting => setting.Key.Text == "COMPOSE_FILE")?.Value;
        var separator = settings.FirstOrDefault(setting => setting.Key.Text == "COMPOSE_PATH_SEPARATOR")?.Value ?? ":";
        return [.. (value ?? string.Empty).Split(separator, StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Paths.Combine(folder, name.Trim()) is { } target ? workspace.Parsed(target) : null)
            .OfType<ParsedFile>()
            .Where(file => file.Documents.Count == 1)];
    }

    private static List<ParsedFile> Chosen(IReadOnlyList<ParsedFile> files, string? environment)
    {
        var variants = files.Where(file => environment is not null && environment.Equals(Variant(file.File.Path), StringComparison.OrdinalIgnoreCase)).ToList();
        var canonical = CanonicalNames.Select(name => files.FirstOrDefault(file => Paths.Name(file.File.Path) == name)).FirstOrDefault(file => file is not null);
        if (canonical is null)
            return [.. NotOverlapping(files).Concat(variants).Distinct()];

        var overrides = files.Where(file => Variant(file.File.Path) == "override").OrderBy(file => file.File.Path, StringComparer.Ordinal);
        return [canonical, .. variants.Count > 0 ? variants : overrides.ToList()];
    }

    /// <summary>Without a canonical name: files that define different services together, of files that overlap the one with the shortest name.</summary>
    private static List<ParsedFile> NotOverlapping(IReadOnlyList<ParsedFile> files)
    {
        var chosen = new List<ParsedFile>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.OrderBy(file => file.File.Path.Length).ThenBy(file => file.File.Path, StringComparer.Ordinal))
        {
            var services = (Root(file.Documents[0])["services"]?.Entries ?? []).Select(entry => entry.Key.Value).ToList();
            if (services.Exists(names.Contains))
                continue;
            names.UnionWith(services);
            chosen.Add(file);
        }

        return chosen;
    }

    private static bool HasComposeName(string path) =>
        CanonicalNames.Contains(Paths.Name(path)) || Variant(path) is not null || Paths.Stem(path) is "stack";

    private static bool LooksLikeContainer(Entry service) =>
        service.Value is Mapping body
        && ServiceKeys.Any(key => body[key] is not null)
        && body["class"] is null && body["arguments"] is null && body["language"] is null;
}
