using DepGuard.Documents;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Compose;

/// <summary>
/// Variables of a container, strongest first: <c>environment</c>, <c>env_file</c> (the last file wins), <c>ENV</c> of the image. An empty
/// value in <c>environment</c> still wins.
/// </summary>
internal sealed class ComposeEnvironment(Workspace workspace, Node model, Func<string, IReadOnlyDictionary<string, string>> variables)
{
    /// <summary>The variables in force.</summary>
    public IReadOnlyList<Setting> Read(Node service, Dockerfile? dockerfile)
    {
        var settings = new Dictionary<string, Setting>(StringComparer.Ordinal);
        foreach (var setting in dockerfile?.Environment ?? [])
            settings[setting.Key.Text] = setting;
        foreach (var setting in EnvFiles(service["env_file"]))
            settings[setting.Key.Text] = setting;
        if (service["environment"] is { } environment)
            foreach (var entry in ComposeMerge.AsMapping(environment).Entries)
                Put(settings, entry);
        return [.. settings.Values, .. settings.Values.Select(Secret).OfType<Setting>()];
    }

    /// <summary>What <c>X_FILE=/run/secrets/name</c> makes of X, if the secret's file is in the scan.</summary>
    private Setting? Secret(Setting setting)
    {
        const string Ending = "_FILE", Folder = "/run/secrets/";
        if (!setting.Key.Text.EndsWith(Ending, StringComparison.Ordinal) || !setting.Value.StartsWith(Folder, StringComparison.Ordinal))
            return null;
        return model["secrets"]?[setting.Value[Folder.Length..]]?["file"] is Scalar path
            && Paths.Combine(Paths.Folder(path.At.Path), path.Value) is { } target && workspace.Text(target) is { } file
            ? new Setting(setting.Key.Text[..^Ending.Length], file.Text.Trim(), SourceSpan.StartOf(target))
            : null;
    }

    private void Put(Dictionary<string, Setting> settings, Entry entry)
    {
        var key = entry.Key.Value;
        if (entry.Value is Scalar { IsNull: false } value)
            settings[key] = new Setting(key, value.Value, value.At);
        else if (variables(entry.Key.At.Path).TryGetValue(key, out var outer))
            settings[key] = new Setting(key, outer, entry.Key.At);
        else
            settings.Remove(key);
    }

    private IEnumerable<Setting> EnvFiles(Node? node)
    {
        var files = node is Sequence list ? list.Items : node is null ? [] : [node];
        foreach (var item in files)
        {
            var path = item.Text ?? item["path"]?.Text;
            if (path is null || Paths.Combine(Paths.Folder(item.At.Path), path) is not { } target || workspace.Text(target) is not { } file)
                continue;
            foreach (var setting in EnvFile.Read(file, variables(item.At.Path), isRaw: item["format"]?.Text == "raw"))
                yield return setting;
        }
    }
}
