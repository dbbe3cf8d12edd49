namespace DepGuard.Readers.Traces.Formats;

/// <summary>The services that were observed, by numbers. Names differ by more than case; a namespace tells equal names apart.</summary>
internal sealed class ServiceList(NameList names)
{
    private const string Unknown = "unknown_service";

    private readonly Dictionary<ServiceKey, int> _byKey = [];
    private readonly Dictionary<(string Name, string Space), int> _byName = [];
    private readonly List<ObservedService> _services = [];

    /// <summary>All services, in the order in which they were met.</summary>
    public IReadOnlyList<ObservedService> All => _services;

    /// <summary>The number of a service; -1 if it has no name, or the one that OpenTelemetry gives to whoever states none.</summary>
    public int Add(ServiceKey key)
    {
        if (_byKey.TryGetValue(key, out var number))
            return number;
        return _byKey[key] = Find(key);
    }

    /// <summary>The number of a service by its texts; further names of it may follow.</summary>
    public int Add(string name, string space = "", params ReadOnlySpan<string> aliases)
    {
        if (IsUnnamed(name))
            return -1;
        var key = (name.ToLowerInvariant(), space.ToLowerInvariant());
        if (!_byName.TryGetValue(key, out var number))
        {
            _byName[key] = number = _services.Count;
            _services.Add(new ObservedService(name, space));
        }

        foreach (var alias in aliases)
            if (alias.Length > 0)
                _services[number].Aliases.Add(alias);
        return number;
    }

    /// <summary>Whoever states no name is called as what runs it.</summary>
    private int Find(ServiceKey key)
    {
        var (name, workload, container) = (Text(key.Name), Text(key.Workload), Text(key.Container));
        var number = Add(!IsUnnamed(name) ? name : workload.Length > 0 ? workload : container, Text(key.Space), workload);
        if (number >= 0 && container.Length > 0)
            _services[number].Containers.Add(container);
        return number;
    }

    private string Text(int number) => number < 0 ? string.Empty : names[number].Trim();

    private static bool IsUnnamed(string name) =>
        name.Length == 0 || (name.StartsWith(Unknown, StringComparison.OrdinalIgnoreCase) && (name.Length == Unknown.Length || name[Unknown.Length] == ':'));
}
