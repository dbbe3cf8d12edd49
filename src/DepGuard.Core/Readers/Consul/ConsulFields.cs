using DepGuard.Documents;

namespace DepGuard.Readers.Consul;

/// <summary>Fields of Consul objects: camel case in Kubernetes, Pascal case in configuration entries, snake case in the files of agents.</summary>
internal static class ConsulFields
{
    /// <summary>The value of a field, by its name in camel case; null if it is absent.</summary>
    public static Node? Field(this Node? node, string name) =>
        node is null ? null : node[name] ?? node[char.ToUpperInvariant(name[0]) + name[1..]] ?? (name.Any(char.IsUpper) ? node[Snake(name)] : null);

    /// <summary>Items of a repeated field; empty if it is absent.</summary>
    public static IReadOnlyList<Node> List(this Node? node, string name) => node.Field(name)?.Items ?? [];

    private static string Snake(string name) => string.Concat(name.Select(letter => char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
