namespace DepGuard.Contracts.Locking;

/// <summary>The service graph as <c>depguard.graph</c> states it: what rules about code know of the services around a project.</summary>
/// <remarks>Services are numbers from 0 to <see cref="Count"/>. Reading never throws, whatever the text; see <c>docs/graph-lock.md</c>.</remarks>
public sealed class GraphLock
{
    private readonly string _text;
    private readonly NameTable _names;
    private readonly List<(int Start, int End)> _attributes;
    private readonly LockedArcs _arcs;
    private readonly Lazy<Dictionary<string, int>> _folded;

    internal GraphLock(
        string text, NameTable names, List<(int Start, int End)> attributes, List<int> callers, List<int> callees, List<LockedMode> modes)
    {
        (_text, _names, _attributes) = (text, names, attributes);
        _arcs = new LockedArcs(names.Count, callers, callees, modes);
        _folded = new(FoldedNames);
    }

    /// <summary>Number of services.</summary>
    public int Count => _names.Count;

    /// <summary>Reads a graph; null if the text does not begin with the header of a known version.</summary>
    public static GraphLock? Parse(string text) => GraphLockParser.Parse(text);

    /// <summary>Id of a service.</summary>
    public string Name(int service) => LockedNames.Decode(_names[service]);

    /// <summary>The service of this id or, failing that, of this name in another spelling; null if there is none or more than one.</summary>
    public int? Find(string name)
    {
        var written = LockedNames.Encode(name);
        if (_names.Find(written, 0, written.Length) is >= 0 and var service)
            return service;
        return _folded.Value.TryGetValue(LockedNames.Fold(name), out var other) && other >= 0 ? other : null;
    }

    /// <summary>Whether the trouble of the service is everybody's.</summary>
    public bool IsHub(int service) => Array.IndexOf(Attributes(service), "hub") >= 0;

    /// <summary>Whether the service plays this part for others.</summary>
    public bool HasRole(int service, string role) => Array.IndexOf(Values(service, "roles="), role) >= 0;

    /// <summary>How the caller depends on the callee; null if it does not.</summary>
    public LockedMode? Mode(int caller, int callee) => _arcs.Mode(caller, callee);

    /// <summary>A shortest path of calls that wait for an answer, both ends included; null if no path leads there.</summary>
    public IReadOnlyList<int>? PathBetween(int from, int to) => _arcs.PathBetween(from, to);

    /// <summary>Every name in its folded form; -1 for what two services are called. An id counts for more than an alias.</summary>
    private Dictionary<string, int> FoldedNames()
    {
        var folded = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (var service = 0; service < Count; service++)
            Add(folded, Name(service), service);
        var aliases = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var service = 0; service < Count; service++)
            foreach (var alias in Values(service, "aliases="))
                Add(aliases, alias, service);
        foreach (var alias in aliases)
            if (!folded.ContainsKey(alias.Key))
                folded.Add(alias.Key, alias.Value);
        return folded;
    }

    private static void Add(Dictionary<string, int> names, string name, int service)
    {
        var folded = LockedNames.Fold(name);
        names[folded] = names.TryGetValue(folded, out var other) && other != service ? -1 : service;
    }

    private string[] Values(int service, string key) => Attributes(service).FirstOrDefault(word => word.StartsWith(key, StringComparison.Ordinal)) is { } word
        ? [.. word.Substring(key.Length).Split([','], StringSplitOptions.RemoveEmptyEntries).Select(LockedNames.Decode)]
        : [];

    private string[] Attributes(int service)
    {
        var (start, end) = service < _attributes.Count ? _attributes[service] : default;
        return end > start ? GraphLockText.Statement(_text.Substring(start, end - start)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) : [];
    }
}
