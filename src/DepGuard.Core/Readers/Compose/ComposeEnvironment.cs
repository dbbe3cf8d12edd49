using DepGuard.Documents;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Compose;

/// <summary>
/// Variables of a container, strongest first: <c>environment</c>, <c>env_file</c> (the last file wins), <c>ENV</c> of the image. An empty
/// value in <c>environment</c> still wins.
/// </summary>
internal sealed class ComposeEnvironment(Workspace workspace, Func<string, IReadOnlyDictionary<string, string>> variables)
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
        return [.. settings.Values];
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
