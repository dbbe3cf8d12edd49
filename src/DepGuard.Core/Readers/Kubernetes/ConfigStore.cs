using System.Text;
using System.Text.RegularExpressions;
using DepGuard.Documents;

namespace DepGuard.Readers.Kubernetes;

/// <summary>ConfigMaps and Secrets by name. Values of Secrets are looked at for hosts only, like every other value.</summary>
internal sealed partial class ConfigStore
{
    private static readonly ConfigData Absent = new([]);

    private readonly Dictionary<(string Kind, string Name), List<KubernetesObject>> _objects = [];
    private readonly Dictionary<KubernetesObject, ConfigData> _data = new(ReferenceEqualityComparer.Instance);

    public ConfigStore(IEnumerable<KubernetesObject> objects)
    {
        foreach (var one in objects.Where(one => one.Kind is "ConfigMap" or "Secret" && one.Group.Length == 0))
        {
            Add(one, one.Name.Value);
            if (WithoutHash(one.Name.Value) is { } plain)
                Add(one, plain);
        }
    }

    /// <summary>The content of an object as another one names it; null if it is not in the scan.</summary>
    public ConfigData? Find(string kind, string? name, KubernetesObject from)
    {
        if (name is null || (Named(kind, name, from) ?? Named(kind, WithoutHash(name), from)) is not { } found)
            return null;
        return _data.TryGetValue(found, out var known) ? known : _data[found] = Read(found);
    }

    /// <summary>Like <see cref="Find"/>, with empty content for what is not in the scan.</summary>
    public ConfigData Data(string kind, string? name, KubernetesObject from) => Find(kind, name, from) ?? Absent;

    private void Add(KubernetesObject one, string name) =>
        (_objects.TryGetValue((one.Kind, name), out var list) ? list : _objects[(one.Kind, name)] = []).Add(one);

    /// <summary>The object in the same namespace, else one that says nothing about its namespace.</summary>
    private KubernetesObject? Named(string kind, string? name, KubernetesObject from)
    {
        var list = name is null ? null : _objects.GetValueOrDefault((kind, name));
        return list?.Find(one => one.Namespace == from.Namespace) ?? list?.Find(one => one.SharesNamespaceWith(from));
    }

    private static ConfigData Read(KubernetesObject one)
    {
        var data = one.Root["data"]?.Entries ?? [];
        return new ConfigData(one.Kind == "ConfigMap" ? data : [.. data.Select(Decode), .. one.Root["stringData"]?.Entries ?? []]);
    }

    private static Entry Decode(Entry entry)
    {
        var bytes = new byte[(entry.Value.Text ?? string.Empty).Length];
        var text = Convert.TryFromBase64String(entry.Value.Text ?? string.Empty, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : string.Empty;
        return new Entry(entry.Key, new Scalar(text.TrimEnd('\n'), isPlain: false, entry.Value.At));
    }

    /// <summary>The name before the hash that Kustomize appends to generated objects; null if there is none.</summary>
    private static string? WithoutHash(string name) => HashSuffix().Match(name) is { Success: true } match ? name[..match.Index] : null;

    [GeneratedRegex("-[a-z0-9]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex HashSuffix();
}
