using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Configuration files that containers see through volumes of ConfigMaps and Secrets.</summary>
internal sealed class PodMounts(Workspace workspace, ConfigStore store)
{
    private readonly Dictionary<(Node Value, string Name), MountedFile?> _parsed = [];
    private readonly EmbeddedTexts _texts = new(workspace);

    /// <summary>The files of a container, parsed by the extension of their name inside it.</summary>
    public IEnumerable<MountedFile> Read(Workload workload, Node container)
    {
        foreach (var (target, value) in Mounted(workload, container))
            if (Parse(Paths.Name(target), value) is { } file)
                yield return file;
    }

    /// <summary>The texts of a container that proxies read.</summary>
    public IEnumerable<MountedText> Texts(Workload workload, Node container)
    {
        foreach (var (target, value) in Mounted(workload, container))
            if (value is Scalar scalar && MountedText.IsWanted(target))
                yield return new MountedText(target, scalar.Value, _texts.OriginOf(scalar));
    }

    /// <summary>Paths inside the container with their contents.</summary>
    private IEnumerable<(string Target, Node Value)> Mounted(Workload workload, Node container)
    {
        foreach (var mount in container["volumeMounts"]?.Items ?? [])
        {
            var volume = (workload.Pod["volumes"]?.Items ?? []).FirstOrDefault(one => one["name"]?.Text == mount["name"]?.Text);
            var (folder, subPath) = (mount["mountPath"]?.Text ?? string.Empty, mount["subPath"]?.Text);
            foreach (var (path, value) in volume is null ? [] : Sources(volume).SelectMany(source => Files(source, workload.Object)))
                if (subPath is null || subPath == path)
                    yield return (subPath is null ? $"{folder.TrimEnd('/')}/{path}" : folder, value);
        }
    }

    private static IEnumerable<Node> Sources(Node volume) => volume["projected"]?["sources"]?.Items ?? [volume];

    /// <summary>File paths with contents; <c>items</c> picks keys and gives them other paths.</summary>
    private IEnumerable<(string Path, Node Value)> Files(Node source, KubernetesObject from)
    {
        var (kind, reference, name) = source["configMap"] is { } map ? ("ConfigMap", map, map["name"]?.Text)
            : source["secret"] is { } secret ? ("Secret", secret, secret["secretName"]?.Text ?? secret["name"]?.Text)
            : (string.Empty, null, null);
        var data = store.Data(kind, name, from);
        return reference?["items"] is { } items
            ? items.Items.Select(item => (item["path"]?.Text ?? string.Empty, Value: data[item["key"]?.Text ?? string.Empty]!)).Where(item => item.Value is not null)
            : data.Entries.Select(entry => (entry.Key.Value, entry.Value));
    }

    private MountedFile? Parse(string name, Node value)
    {
        if (_parsed.TryGetValue((value, name), out var known))
            return known;

        var parsed = value is Scalar scalar ? FileParser.Parse(new SourceFile(scalar.At.Path, scalar.Value), name, _texts.OriginOf(scalar), workspace.Limits) : null;
        return _parsed[(value, name)] = parsed is null ? null : new MountedFile(name, parsed);
    }
}
