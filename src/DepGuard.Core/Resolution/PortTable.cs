namespace DepGuard.Resolution;

/// <summary>Which service answers on a port of the host machine.</summary>
internal sealed class PortTable
{
    private readonly Dictionary<int, List<ServiceDraft>> _published = [];
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
                var list = _published.TryGetValue(published, out var others) ? others : _published[published] = [];
                if (!list.Contains(service))
                    list.Add(service);
            }
    }

    /// <summary>Services that the port of the host machine leads to; several if it is given twice.</summary>
    public IReadOnlyList<ServiceDraft> Published(int port) => _published.GetValueOrDefault(port) ?? [];

    /// <summary>True if some service listens on the port or publishes it.</summary>
    public bool IsKnown(int port) => _known.Contains(port);
}
