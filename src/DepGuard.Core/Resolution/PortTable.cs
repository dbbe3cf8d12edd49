namespace DepGuard.Resolution;

/// <summary>Which service answers on a port of the host machine.</summary>
internal sealed class PortTable
{
    private readonly Dictionary<int, List<ServiceDraft>> _published = [];
    private readonly Dictionary<int, List<ServiceDraft>> _local = [];
    private readonly HashSet<int> _known = [];

    public PortTable(IEnumerable<ServiceDraft> services)
    {
        foreach (var service in services)
            foreach (var port in service.Members.SelectMany(member => member.Ports))
            {
                if (port.Port is { } inside)
                    _known.Add(inside);
                if (port.Published is not { } published)
                    continue;
                _known.Add(published);
                var table = port.IsLocal ? _local : _published;
                var list = table.TryGetValue(published, out var others) ? others : table[published] = [];
                if (!list.Contains(service))
                    list.Add(service);
            }
    }

    /// <summary>Containers that publish the port of the host machine, else projects that listen on it there; several if it is given twice.</summary>
    public IReadOnlyList<ServiceDraft> Published(int port) => _published.GetValueOrDefault(port) ?? _local.GetValueOrDefault(port) ?? [];

    /// <summary>Projects that listen on the port on a developer's machine, else containers that publish it.</summary>
    public IReadOnlyList<ServiceDraft> Local(int port) => _local.GetValueOrDefault(port) ?? _published.GetValueOrDefault(port) ?? [];

    /// <summary>True if some service listens on the port or publishes it.</summary>
    public bool IsKnown(int port) => _known.Contains(port);
}
