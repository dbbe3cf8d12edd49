namespace DepGuard.Readers.Kubernetes;

/// <summary>
/// Joins Services with the workloads that they select: disjoint sets over what shares a workload. A Service that selects several workloads
/// with Services of their own is no node but one more name of each.
/// </summary>
internal sealed class ServiceGroups
{
    private readonly List<Selection> _selections = [];
    private readonly Dictionary<Workload, List<Selection>> _selectedBy = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<Workload> _workloads;

    private ServiceGroups(IReadOnlyList<KubernetesObject> services, IReadOnlyList<Workload> workloads)
    {
        _workloads = workloads;
        var index = new LabelIndex(workloads);
        var bySelector = new Dictionary<(string, string?), Selection>();
        foreach (var service in services)
        {
            var selector = Workload.LabelsOf(service.Spec?["selector"]);
            var text = TextOf(selector);
            if (selector.Count == 0 || !bySelector.TryGetValue((text, service.Namespace), out var selection))
                Add(bySelector[(text, service.Namespace)] = selection = new Selection(index.SelectedBy(service, selector)));
            selection.Services.Add(service);
        }

        foreach (var list in _selectedBy.Values)
            list.Sort((a, b) => a.Workloads.Count.CompareTo(b.Workloads.Count));
        foreach (var wide in _selections.Where(IsUmbrella).ToList())
            wide.IsUmbrella = true;
    }

    /// <summary>The nodes, Services first.</summary>
    public static IEnumerable<ServiceNode> Join(IReadOnlyList<KubernetesObject> services, IReadOnlyList<Workload> workloads) =>
        new ServiceGroups(services, workloads).Nodes();

    /// <summary>Equal for selectors that are equal.</summary>
    private static string TextOf(IReadOnlyDictionary<string, string> selector)
    {
        var pairs = selector.Select(pair => $"{pair.Key}={pair.Value}");
        return selector.Count < 2 ? string.Concat(pairs) : string.Join('\n', pairs.Order(StringComparer.Ordinal));
    }

    private void Add(Selection selection)
    {
        _selections.Add(selection);
        foreach (var workload in selection.Workloads)
            (_selectedBy.TryGetValue(workload, out var list) ? list : _selectedBy[workload] = []).Add(selection);
    }

    private bool IsUmbrella(Selection wide)
    {
        if (wide.Workloads.Count < 2)
            return false;

        Selection? first = null;
        foreach (var workload in wide.Workloads)
            if (_selectedBy[workload].TakeWhile(other => other.Workloads.Count < wide.Workloads.Count).FirstOrDefault(other => !IsRelated(other, wide)) is { } narrow)
                if (first is null)
                    first = narrow;
                else if (!ReferenceEquals(first, narrow))
                    return true;
        return false;
    }

    /// <summary><c>web</c>, <c>web-stable</c> and <c>web-canary</c> are names of one service.</summary>
    private static bool IsRelated(Selection narrow, Selection wide) =>
        narrow.Services.Exists(one => wide.Services.Exists(other => one.Name.Value.StartsWith(other.Name.Value, StringComparison.Ordinal)));

    private IEnumerable<ServiceNode> Nodes()
    {
        foreach (var selections in _selectedBy.Values.Select(list => list.FindAll(one => !one.IsUmbrella)))
            foreach (var other in selections.Skip(1))
                Union(selections[0], other);

        var owners = _workloads.ToLookup(workload => _selectedBy.GetValueOrDefault(workload)?.Find(one => !one.IsUmbrella) is { } own ? Find(own) : null);
        foreach (var group in _selections.Where(one => !one.IsUmbrella).GroupBy(Find))
            yield return new ServiceNode([.. InOrder(group.SelectMany(one => one.Services))], [.. owners[group.Key].OrderBy(one => one.Object.Name.Value, StringComparer.Ordinal)])
            {
                Umbrellas = Umbrellas(owners[group.Key]),
            };
        foreach (var workload in owners[null])
            yield return new ServiceNode([], [workload]) { Umbrellas = Umbrellas([workload]) };
    }

    private List<KubernetesObject> Umbrellas(IEnumerable<Workload> workloads) =>
        [.. workloads.SelectMany(workload => _selectedBy.GetValueOrDefault(workload) ?? []).Where(one => one.IsUmbrella).Distinct().SelectMany(one => one.Services)];

    private static IEnumerable<KubernetesObject> InOrder(IEnumerable<KubernetesObject> services) =>
        services.OrderBy(one => one.Name.Value.Length).ThenBy(one => one.Name.Value, StringComparer.Ordinal);

    private static void Union(Selection a, Selection b)
    {
        var (left, right) = (Find(a), Find(b));
        if (!ReferenceEquals(left, right))
            right.Parent = left;
    }

    private static Selection Find(Selection one)
    {
        while (one.Parent is { } parent)
            one = parent.Parent is { } above ? one.Parent = above : parent;
        return one;
    }

    /// <summary>Services with one selector, and what it selects.</summary>
    private sealed class Selection(IReadOnlyList<Workload> workloads)
    {
        public List<KubernetesObject> Services { get; } = [];

        public IReadOnlyList<Workload> Workloads => workloads;

        public bool IsUmbrella { get; set; }

        public Selection? Parent { get; set; }
    }
}
