using DepGuard.Documents;

namespace DepGuard.Readers.Compose;

/// <summary>
/// Merges Compose files and <c>extends</c> (compose-spec, <c>13-merge.md</c>): mappings deeply, sequences by appending, some attributes by
/// key or as a whole, <c>!reset</c> removes and <c>!override</c> replaces.
/// </summary>
internal static class ComposeMerge
{
    private static readonly HashSet<string> Replaced = new(StringComparer.Ordinal) { "command", "entrypoint", "test" };

    private static readonly HashSet<string> KeyedLists = new(StringComparer.Ordinal)
    {
        "environment", "labels", "extra_hosts", "sysctls", "ulimits", "args", "annotations",
    };

    /// <summary>The later node laid over the earlier one; null when it was reset.</summary>
    public static Node? Merge(Node? earlier, Node later, string key = "")
    {
        if (later.Tag == "!reset")
            return null;
        if (earlier is null || later.Tag == "!override" || Replaced.Contains(key))
            return Clean(later);
        if (KeyedLists.Contains(key))
            return MergeByKey(AsMapping(earlier), AsMapping(later));
        if (key is "depends_on" or "networks" && (earlier is Mapping || later is Mapping))
            return MergeMappings(NamesAsMapping(earlier), NamesAsMapping(later));
        return (earlier, later) switch
        {
            (Mapping first, Mapping second) => MergeMappings(first, second),
            (Sequence first, Sequence second) => MergeSequences(first, second, key),
            (Sequence first, Scalar { IsNull: false } second) => new Sequence([.. first.Items, second], second.At),
            (_, Scalar { IsNull: true }) => earlier,
            _ => Clean(later),
        };
    }

    /// <summary>A mapping that stands for a list of <c>KEY=VALUE</c>; a key without value maps to null, and of several values of a key the last counts.</summary>
    public static Mapping AsMapping(Node node)
    {
        if (node is Mapping mapping)
            return mapping;

        var entries = node.Items.OfType<Scalar>().Reverse().Select(Split).DistinctBy(entry => entry.Key.Value, StringComparer.Ordinal).Reverse();
        return new Mapping([.. entries], node.At);
    }

    private static Entry Split(Scalar item)
    {
        var equals = item.Value.IndexOf('=');
        var key = new Scalar(equals < 0 ? item.Value : item.Value[..equals], isPlain: true, item.At);
        return new Entry(key, equals < 0 ? new Scalar("null", isPlain: true, item.At) : new Scalar(item.Value[(equals + 1)..], isPlain: false, item.At));
    }

    /// <summary>A mapping that stands for a list of names.</summary>
    private static Mapping NamesAsMapping(Node node) =>
        node as Mapping
        ?? new Mapping([.. node.Items.OfType<Scalar>().Select(name => new Entry(name, new Mapping([], name.At)))], node.At);

    /// <summary>The later value of a key counts, even when it is empty or none.</summary>
    private static Mapping MergeByKey(Mapping earlier, Mapping later)
    {
        var stated = later.Entries.Select(entry => entry.Key.Value).ToHashSet(StringComparer.Ordinal);
        return new Mapping([.. earlier.Entries.Where(entry => !stated.Contains(entry.Key.Value)), .. ((Mapping)Clean(later)).Entries], later.At);
    }

    private static Mapping MergeMappings(Mapping earlier, Mapping later)
    {
        var entries = new List<Entry>(earlier.Entries);
        foreach (var entry in later.Entries)
        {
            var place = entries.FindIndex(other => other.Key.Value == entry.Key.Value);
            var merged = Merge(place < 0 ? null : entries[place].Value, entry.Value, entry.Key.Value);
            if (place >= 0)
                entries.RemoveAt(place);
            if (merged is not null)
                entries.Insert(place < 0 ? entries.Count : place, new Entry(entry.Key, merged));
        }

        return new Mapping(entries, later.At);
    }

    private static Sequence MergeSequences(Sequence earlier, Sequence later, string key)
    {
        if (key is "volumes" or "secrets" or "configs")
        {
            var targets = later.Items.Select(Target).ToHashSet(StringComparer.Ordinal);
            return new Sequence([.. earlier.Items.Where(item => !targets.Contains(Target(item))), .. later.Items], later.At);
        }

        var known = earlier.Items.Select(item => item.Text).Where(text => text is not null).ToHashSet(StringComparer.Ordinal);
        return new Sequence([.. earlier.Items, .. later.Items.Where(item => item.Text is not { } text || !known.Contains(text))], later.At);
    }

    private static string Target(Node item) =>
        item["target"]?.Text ?? item["source"]?.Text ?? (item.Text is { } text && text.Split(':') is { Length: > 1 } parts ? parts[1] : item.Text ?? string.Empty);

    /// <summary>The node without what <c>!reset</c> removes inside it.</summary>
    private static Node Clean(Node node) => node switch
    {
        Mapping mapping => new Mapping(
            [.. mapping.Entries.Where(entry => entry.Value.Tag != "!reset").Select(entry => new Entry(entry.Key, Clean(entry.Value)))], mapping.At),
        Sequence sequence when sequence.Items.Any(item => item.Tag == "!reset") =>
            new Sequence([.. sequence.Items.Where(item => item.Tag != "!reset")], sequence.At),
        _ => node,
    };
}
