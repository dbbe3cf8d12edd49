using System.Text;
using DepGuard.Documents;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Kubernetes;

/// <summary>
/// Variables of a container: <c>envFrom</c> in list order, then <c>env</c>, where the last of a name wins and <c>$(NAME)</c> stands for a
/// variable defined before.
/// </summary>
internal sealed class PodEnvironment(ConfigStore store, KubernetesObject owner, IReadOnlyDictionary<string, string> serviceVariables)
{
    /// <summary>The variables in force.</summary>
    public IReadOnlyList<Setting> Read(Node container)
    {
        var settings = new Dictionary<string, Setting>(StringComparer.Ordinal);
        foreach (var source in container["envFrom"]?.Items ?? [])
            foreach (var entry in From(source))
                Put(settings, (source["prefix"]?.Text ?? string.Empty) + entry.Key.Value, entry.Value);
        foreach (var item in container["env"]?.Items ?? [])
            if (item["name"]?.Text is { } name && Value(item) is { } value)
                Put(settings, name, value);
        return [.. settings.Values];
    }

    /// <summary>The text with variables replaced; what is unknown stays as written.</summary>
    public string Expand(string text, IReadOnlyDictionary<string, Setting> settings)
    {
        if (!text.Contains("$(", StringComparison.Ordinal))
            return text;

        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] == '$' && i + 1 < text.Length && text[i + 1] == '(' && (i == 0 || text[i - 1] != '$') ? text.IndexOf(')', i) : -1;
            var name = close < 0 ? null : text[(i + 2)..close];
            if (name is not null && (settings.GetValueOrDefault(name)?.Value ?? serviceVariables.GetValueOrDefault(name)) is { } value)
                (_, i) = (result.Append(value), close);
            else
                result.Append(text[i]);
        }

        return result.ToString();
    }

    private IReadOnlyList<Entry> From(Node source) =>
        source["configMapRef"] is { } map ? store.Data("ConfigMap", map["name"]?.Text, owner)
        : source["secretRef"] is { } secret ? store.Data("Secret", secret["name"]?.Text, owner)
        : [];

    private Node? Value(Node item)
    {
        if (item["value"] is { } value)
            return value;
        var (kind, reference) = item["valueFrom"]?["configMapKeyRef"] is { } map ? ("ConfigMap", map) : ("Secret", item["valueFrom"]?["secretKeyRef"]);
        if (reference is null)
            return null;
        foreach (var entry in store.Data(kind, reference["name"]?.Text, owner))
            if (entry.Key.Value == reference["key"]?.Text)
                return entry.Value;
        return null;
    }

    private void Put(Dictionary<string, Setting> settings, string name, Node value)
    {
        if (value.Text is { } text)
            settings[name] = new Setting(name, Expand(text, settings), value.At);
    }
}
