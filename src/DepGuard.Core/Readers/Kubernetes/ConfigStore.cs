using System.Text;
using DepGuard.Documents;

namespace DepGuard.Readers.Kubernetes;

/// <summary>ConfigMaps and Secrets by name. Values of Secrets are looked at for hosts only, like every other value.</summary>
internal sealed class ConfigStore
{
    private readonly Dictionary<(string Kind, string Name), List<KubernetesObject>> _objects;

    public ConfigStore(IEnumerable<KubernetesObject> objects) =>
        _objects = objects
            .Where(one => one.Kind is "ConfigMap" or "Secret" && one.Group.Length == 0)
            .GroupBy(one => (one.Kind, one.Name.Value))
            .ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>Keys with values; empty if the object is not in the scan.</summary>
    public IReadOnlyList<Entry> Data(string kind, string? name, KubernetesObject from)
    {
        var found = name is null ? null : _objects.GetValueOrDefault((kind, name))?.Find(one => one.SharesNamespaceWith(from));
        if (found is null)
            return [];
        var data = found.Root["data"]?.Entries ?? [];
        return kind == "ConfigMap" ? data : [.. data.Select(Decode), .. found.Root["stringData"]?.Entries ?? []];
    }

    private static Entry Decode(Entry entry)
    {
        var bytes = new byte[(entry.Value.Text ?? string.Empty).Length];
        var text = Convert.TryFromBase64String(entry.Value.Text ?? string.Empty, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : string.Empty;
        return new Entry(entry.Key, new Scalar(text.TrimEnd('\n'), isPlain: false, entry.Value.At));
    }
}
