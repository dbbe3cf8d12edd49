namespace DepGuard.Readers.Kubernetes;

/// <summary>Workloads by one label, so that finding those of a selector does not look at all of them.</summary>
internal sealed class LabelIndex
{
    private readonly Dictionary<(string Key, string Value), List<Workload>> _byLabel = [];

    public LabelIndex(IEnumerable<Workload> workloads)
    {
        foreach (var workload in workloads)
            foreach (var label in workload.Labels)
            {
                if (!_byLabel.TryGetValue((label.Key, label.Value), out var list))
                    _byLabel[(label.Key, label.Value)] = list = [];
                list.Add(workload);
            }
    }

    /// <summary>The workloads that a Service leads to.</summary>
    public IReadOnlyList<Workload> SelectedBy(KubernetesObject service, IReadOnlyDictionary<string, string> selector)
    {
        var candidates = selector
            .Select(pair => _byLabel.GetValueOrDefault((pair.Key, pair.Value)) ?? [])
            .MinBy(list => list.Count);
        return [.. (candidates ?? []).Where(workload => workload.IsSelectedBy(selector) && workload.Object.SharesNamespaceWith(service))];
    }
}
