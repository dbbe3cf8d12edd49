using DepGuard.Documents;

namespace DepGuard.Readers.Ecs;

/// <summary>Keys of ECS, which the API starts with a small and CloudFormation with a capital letter.</summary>
internal static class EcsKeys
{
    /// <summary>Value of a key in either notation; null if it is absent.</summary>
    public static Node? Get(this Node? node, string key) => node is null ? null : node[key] ?? node[char.ToUpperInvariant(key[0]) + key[1..]];
}
