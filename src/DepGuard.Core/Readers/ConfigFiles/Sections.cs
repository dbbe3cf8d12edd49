using DepGuard.Documents;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.ConfigFiles;

/// <summary>Sections with host and port at the root of a file, or one level down as in <c>cassandra: { endpoint: { host, port } }</c>.</summary>
internal static class Sections
{
    /// <summary>Sections that state where the service itself listens.</summary>
    public static IEnumerable<AddressSection> Listeners(ConfigFile file) => All(file).Where(section => IsOwn(file, section));

    /// <summary>Sections that name a peer by their own name, since the host is a loopback one.</summary>
    public static IEnumerable<AddressSection> Peers(ConfigFile file) => All(file).Where(section => section.IsLocal && !IsOwn(file, section));

    /// <summary>True if a setting is the host or port of such a section and so needs no other reading.</summary>
    public static bool Covers(ConfigFile file, Setting setting) =>
        setting.Key.LastWord is "host" or "port"
        && All(file).Any(section => (section.IsLocal || IsOwn(file, section)) && setting.Key.Text.StartsWith(section.Key + ":", StringComparison.Ordinal));

    /// <summary>True if the file holds at least one such section, which makes it the configuration of a service.</summary>
    public static bool Any(ParsedFile file) => All(file).Any();

    private static bool IsOwn(ConfigFile file, AddressSection section) =>
        Names.Fold(section.Name).StartsWith(Names.Fold(file.Owner.Name), StringComparison.Ordinal);

    private static IEnumerable<AddressSection> All(ConfigFile file) => All(file.File);

    private static IEnumerable<AddressSection> All(ParsedFile file)
    {
        foreach (var entry in file.Documents.SelectMany(document => document.Root.Entries))
            if (Section(entry.Key.Value, entry.Key.Value, entry.Value) is { } section)
                yield return section;
            else
                foreach (var inner in entry.Value.Entries)
                    if (Section(entry.Key.Value, $"{entry.Key.Value}:{inner.Key.Value}", inner.Value) is { } nested)
                        yield return nested;
    }

    private static AddressSection? Section(string name, string key, Node body) =>
        body["host"]?.Text is { Length: > 0 } host && AddressGrammar.Port(body["port"]?.Text ?? string.Empty) is { } port
            ? new AddressSection(name, key, host, port, body["host"]!.At)
            : null;
}
