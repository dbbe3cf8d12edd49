using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Kubernetes;

/// <summary>
/// Variables of a container: <c>envFrom</c> in list order, then <c>env</c>, where the last of a name wins and <c>$(NAME)</c> stands for a
/// variable defined before.
/// </summary>
internal sealed class PodEnvironment(ConfigStore store, KubernetesObject owner, Func<string, string?> serviceVariable)
{
    /// <summary>Most containers have no more variables, so that the table of them need not grow.</summary>
    private const int UsualCount = 8;

    private readonly Dictionary<string, Setting> _settings = new(UsualCount, StringComparer.Ordinal);
    private readonly List<Fact> _missing = [];

    /// <summary>The variables in force.</summary>
    public IReadOnlyCollection<Setting> Settings => _settings.Values;

    /// <summary>What a container needs and the scan does not have; its addresses are unknown.</summary>
    public IReadOnlyList<Fact> Missing => _missing;

    /// <summary>Takes the variables of a container.</summary>
    public void Read(Node container)
    {
        foreach (var source in container["envFrom"]?.Items ?? [])
            foreach (var entry in From(source))
                Put((source["prefix"]?.Text ?? string.Empty) + entry.Key.Value, entry.Value, entry.Value.Text);
        foreach (var item in container["env"]?.Items ?? [])
            if (item["name"]?.Text is { } name)
                ReadItem(name, item);
    }

    /// <summary>An argument with <c>$(NAME)</c> replaced, and what a shell would replace.</summary>
    public string ExpandArgument(string text) => VariableText.Expand(VariableText.Expand(text, Value), ShellValue, isShell: true);

    private void ReadItem(string name, Node item)
    {
        if (item["value"] is { Text: { } text } literal)
            Put(name, literal, VariableText.Expand(VariableText.Expand(text, Value), serviceVariable, isShell: true));
        else if (item["valueFrom"]?["fieldRef"]?["fieldPath"] is Scalar field)
            Put(name, field, Field(field.Value));
        else if (Referenced(item["valueFrom"]) is { } value)
            Put(name, value, value.Text);
    }

    private void Put(string name, Node value, string? text)
    {
        if (text is not null)
            _settings[name] = new Setting(name, text, value.At);
    }

    private string? Value(string name) => _settings.GetValueOrDefault(name)?.Value ?? serviceVariable(name);

    private string? ShellValue(string name) => Value(name) is { } value && !value.Contains('\n') ? value : null;

    /// <summary>The parts of the own identity that addresses are built from.</summary>
    private string? Field(string path) => path switch
    {
        "metadata.namespace" => owner.Namespace ?? "default",
        "status.podIP" => "localhost",
        _ => null,
    };

    private IEnumerable<Entry> From(Node source)
    {
        var (kind, reference) = source["configMapRef"] is { } map ? ("ConfigMap", map) : ("Secret", source["secretRef"]);
        return reference is null ? [] : Content(kind, reference)?.Entries ?? [];
    }

    private Node? Referenced(Node? source)
    {
        var (kind, reference) = source?["configMapKeyRef"] is { } map ? ("ConfigMap", map) : ("Secret", source?["secretKeyRef"]);
        return reference is null ? null : Content(kind, reference)?[reference["key"]?.Text ?? string.Empty];
    }

    private ConfigData? Content(string kind, Node reference)
    {
        var name = reference["name"]?.Text;
        var found = store.Find(kind, name, owner);
        if (found is null && name is not null && reference["optional"]?.Text != "true")
            _missing.Add(new ReadFact(owner.Path, "kubernetes", $"the {kind} {name}, which {owner.Name.Value} needs, is not in the scan"));
        return found;
    }
}
