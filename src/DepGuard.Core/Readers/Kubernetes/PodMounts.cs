using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Configuration files that a container sees through volumes of ConfigMaps and Secrets.</summary>
internal sealed class PodMounts(Workspace workspace, ConfigStore store, Workload workload)
{
    /// <summary>The files, parsed by the extension of their name inside the container.</summary>
    public IEnumerable<MountedFile> Read(Node container)
    {
        foreach (var mount in container["volumeMounts"]?.Items ?? [])
        {
            var volume = (workload.Pod["volumes"]?.Items ?? []).FirstOrDefault(one => one["name"]?.Text == mount["name"]?.Text);
            if (volume is null)
                continue;
            foreach (var (name, value) in Sources(volume).SelectMany(Files))
                if (mount["subPath"]?.Text is not { } path || Paths.Name(path) == name)
                    if (Parse(mount["subPath"] is null ? name : Paths.Name(mount["mountPath"]?.Text ?? name), value) is { } file)
                        yield return file;
        }
    }

    private static IEnumerable<Node> Sources(Node volume) => volume["projected"]?["sources"]?.Items ?? [volume];

    /// <summary>File names with contents; <c>items</c> picks keys and renames them.</summary>
    private IEnumerable<(string Name, Node Value)> Files(Node source)
    {
        var (kind, reference, name) = source["configMap"] is { } map ? ("ConfigMap", map, map["name"]?.Text)
            : source["secret"] is { } secret ? ("Secret", secret, secret["secretName"]?.Text ?? secret["name"]?.Text)
            : (string.Empty, null, null);
        var renamed = reference?["items"]?.Items.ToDictionary(item => item["key"]?.Text ?? string.Empty, item => item["path"]?.Text);
        foreach (var entry in store.Data(kind, name, workload.Object))
            if (renamed is null)
                yield return (entry.Key.Value, entry.Value);
            else if (renamed.TryGetValue(entry.Key.Value, out var path))
                yield return (Paths.Name(path ?? entry.Key.Value), entry.Value);
    }

    private MountedFile? Parse(string name, Node value)
    {
        if (value is not Scalar { Value: var text } scalar)
            return null;

        var file = new SourceFile(scalar.At.Path, text);
        var line = text.Contains('\n') ? scalar.At.Line + 1 : scalar.At.Line;
        var parsed = FileParser.Parse(file, name, line, workspace.Limits);
        return parsed is null ? null : new MountedFile(name, parsed);
    }
}
