using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Configuration;

/// <summary>Collects what is wrong in a configuration.</summary>
internal sealed class ConfigProblems
{
    private readonly List<string> _errors = [];

    /// <summary>Errors, in order.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Adds an error.</summary>
    public void Error(SourceSpan at, string message) => _errors.Add($"{at}: {message}");

    /// <summary>Adds an error for a word that is not among the known ones, with the nearest of them.</summary>
    public void Unknown(Scalar word, string what, IEnumerable<string> known)
    {
        var near = new Suggestions(known).For(word.Value);
        Error(word.At, $"unknown {what} '{word.Value}'{(near is null ? string.Empty : $"; did you mean '{near}'?")}");
    }

    /// <summary>Adds an error for each key that is not known, and for a value that has no keys.</summary>
    public void CheckKeys(Node node, IReadOnlyList<string> known, string what)
    {
        foreach (var entry in Entries(node))
            if (!known.Contains(entry.Key.Value) && !entry.Key.Value.StartsWith("x-", StringComparison.Ordinal))
                Unknown(entry.Key, what, known);
    }

    /// <summary>The entries of a mapping; anything else that is stated is an error, since it would be passed over.</summary>
    public IReadOnlyList<Entry> Entries(Node? node)
    {
        if (!IsUnset(node) && node is not Mapping)
            Error(node!.At, "a mapping is expected here, such as { key: value }");
        return node?.Entries ?? [];
    }

    /// <summary>The items of a list; anything else that is stated is an error, since it would be passed over.</summary>
    public IReadOnlyList<Node> Items(Node? node)
    {
        if (!IsUnset(node) && node is not Sequence)
            Error(node!.At, "a list is expected here, such as [ item, item ]");
        return node?.Items ?? [];
    }

    /// <summary>True for a key that is absent or has no value yet.</summary>
    private static bool IsUnset(Node? node) => node is null or Scalar { IsNull: true };
}
