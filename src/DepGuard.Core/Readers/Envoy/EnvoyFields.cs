using DepGuard.Documents;

namespace DepGuard.Readers.Envoy;

/// <summary>Fields of Envoy messages, which files write in snake case as in the protocol or in camel case as in its JSON mapping.</summary>
internal static class EnvoyFields
{
    /// <summary>The value of a field, by its name in snake case; null if it is absent.</summary>
    public static Node? Field(this Node? node, string name) => node?[name] ?? (name.Contains('_') ? node?[Camel(name)] : null);

    /// <summary>The value behind several fields; null if one of them is absent.</summary>
    public static Node? Field(this Node? node, string first, params ReadOnlySpan<string> further)
    {
        var value = node.Field(first);
        foreach (var name in further)
            value = value.Field(name);
        return value;
    }

    /// <summary>Items of a repeated field; empty if it is absent.</summary>
    public static IReadOnlyList<Node> List(this Node? node, string name) => node.Field(name)?.Items ?? [];

    /// <summary>The configuration of a filter or another extension, in the current and in the old form of the API.</summary>
    public static Node? Settings(this Node? extension) => extension.Field("typed_config") ?? extension.Field("config");

    /// <summary>True for an extension of a kind, by the type of its configuration or by its name.</summary>
    public static bool Is(this Node? extension, string name, string type) =>
        extension.Settings()?["@type"]?.Text is { } stated ? stated.EndsWith($".{type}", StringComparison.Ordinal) : extension?["name"]?.Text?.EndsWith(name, StringComparison.Ordinal) == true;

    private static string Camel(string name)
    {
        var words = name.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
