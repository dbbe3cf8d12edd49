using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.ConfigFiles;

/// <summary>
/// Sections of one file with host and port, at the root or one level down as in <c>cassandra: { endpoint: { host, port } }</c>: those that
/// state where the service itself listens, and those that name a peer by their own name since the host is a loopback one.
/// </summary>
internal sealed class Sections
{
    /// <summary>Sections that hold peers under the peers' names.</summary>
    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal)
    {
        "services", "clients", "endpoints", "hosts", "urls", "apis", "upstreams", "peers", "servers", "backends", "dependencies",
    };

    /// <summary>Sections in which a service says where it listens, whatever its name is.</summary>
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "server", "http", "https", "listen", "listener", "bind", "admin", "management", "metrics", "grpc", "web", "api", "app", "self", "internal",
    };

    private readonly HashSet<string> _covered = new(StringComparer.Ordinal);
    private readonly List<AddressSection> _listeners = [];
    private readonly List<AddressSection> _peers = [];

    /// <param name="file">The file.</param>
    /// <param name="known">Folded names of services.</param>
    public Sections(ConfigFile file, IReadOnlySet<string> known)
    {
        foreach (var section in All(file.Documents, known))
        {
            var isOwn = IsOwn(FoldedName.Of(section.Name), FoldedName.Of(file.Owner.Name), section, known);
            if (isOwn)
                _listeners.Add(section);
            else if (section.IsLocal)
                _peers.Add(section);
            if (isOwn || section.IsLocal)
                _covered.Add(section.Key);
        }
    }

    /// <summary>Sections that state where the service itself listens.</summary>
    public IReadOnlyList<AddressSection> Listeners => _listeners;

    /// <summary>Sections that name a peer.</summary>
    public IReadOnlyList<AddressSection> Peers => _peers;

    /// <summary>True if the file holds at least one such section, which makes it the configuration of a service.</summary>
    public static bool Any(ParsedFile file) => All(file.Documents, new HashSet<string>()).Any();

    /// <summary>True if a setting is the host or port of such a section and so needs no other reading.</summary>
    public bool Covers(Setting setting) =>
        setting.Key.LastWord is "host" or "port" && setting.Key.Text.LastIndexOf(':') is var end and > 0 && _covered.Contains(setting.Key.Text[..end]);

    private static bool IsOwn(string name, string owner, AddressSection section, IReadOnlySet<string> known) =>
        name == owner || (!known.Contains(name) && (name.StartsWith(owner, StringComparison.Ordinal) || (section.IsLocal && Own.Contains(name))));

    private static IEnumerable<AddressSection> All(IReadOnlyList<Document> documents, IReadOnlySet<string> known)
    {
        foreach (var entry in documents.SelectMany(document => document.Root.Entries))
            if (Section(entry.Key.Value, entry.Key.Value, entry.Value) is { } section)
                yield return section;
            else
                foreach (var inner in entry.Value.Entries)
                    if (Section(NameOf(entry.Key.Value, inner.Key.Value, known), $"{entry.Key.Value}:{inner.Key.Value}", inner.Value) is { } nested)
                        yield return nested;
    }

    /// <summary>The name that says more: of a peer in a list of peers, or of what the inner section is a part of.</summary>
    private static string NameOf(string outer, string inner, IReadOnlySet<string> known) =>
        Containers.Contains(FoldedName.Of(outer)) || known.Contains(FoldedName.Of(inner)) ? inner : outer;

    private static AddressSection? Section(string name, string key, Node body) =>
        body["host"]?.Text is { Length: > 0 } host && AddressGrammar.Port(body["port"]?.Text ?? string.Empty) is { } port
            ? new AddressSection(name, key, host, port, body["host"]!.At)
            : null;
}
