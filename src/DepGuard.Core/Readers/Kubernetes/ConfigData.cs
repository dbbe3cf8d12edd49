using DepGuard.Documents;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Keys with values of a ConfigMap or Secret; of a key that stands twice the last value counts.</summary>
internal sealed class ConfigData
{
    private readonly Dictionary<string, Entry> _byKey = new(StringComparer.Ordinal);

    public ConfigData(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
            _byKey[entry.Key.Value] = entry;
    }

    /// <summary>All of them.</summary>
    public IEnumerable<Entry> Entries => _byKey.Values;

    /// <summary>The value of a key; null if it is absent.</summary>
    public Node? this[string key] => _byKey.TryGetValue(key, out var entry) ? entry.Value : null;
}
