using DepGuard.Facts;

namespace DepGuard.Graph.Changes;

/// <summary>
/// Applies changes that were made apart from each other to the state that they all start from, field by field: what a change leaves alone stays as
/// another one made it. Where two change the same number, changes of load and of waiting add up; of any other number the later one counts, and the
/// conflict is told.
/// </summary>
public sealed class GraphPatch
{
    private readonly Dictionary<string, Service> _services;
    private readonly Dictionary<(string Caller, string Callee, CallMode Mode), Edge> _edges;
    private readonly Dictionary<object, List<object>> _made = [];
    private readonly Dictionary<string, string> _removedBy = new(StringComparer.Ordinal);
    private readonly List<MergeConflict> _conflicts = [];

    private GraphPatch(ServiceGraph before)
    {
        _services = before.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
        _edges = before.Edges.ToDictionary(KeyOf);
    }

    /// <summary>The state with all changes, and where they contradict each other.</summary>
    public static (ServiceGraph Graph, IReadOnlyList<MergeConflict> Conflicts) Apply(ServiceGraph before, IReadOnlyList<PendingRelease> releases)
    {
        var patch = new GraphPatch(before);
        foreach (var release in releases)
            patch.Apply(release);
        return (patch.Graph(before.Problems), patch._conflicts);
    }

    private void Apply(PendingRelease release)
    {
        var change = release.Change;
        foreach (var service in change.RemovedServices)
            if (_services.Remove(service.Id))
                _removedBy[service.Id] = release.Name;
        foreach (var service in change.AddedServices)
            _services[service.Id] = Merged(ServiceFields.All, null, service, _services.GetValueOrDefault(service.Id), service.Id, release);
        foreach (var (was, now, _) in change.ChangedServices)
            if (_services.TryGetValue(now.Id, out var current))
                _services[now.Id] = Merged(ServiceFields.All, was, now, current, now.Id, release);
            else
                Removed(now.Id, "changed", release);
        foreach (var edge in change.RemovedEdges)
            _edges.Remove(KeyOf(edge));
        foreach (var edge in change.AddedEdges)
            _edges[KeyOf(edge)] = Merged(EdgeFields.All, null, edge, _edges.GetValueOrDefault(KeyOf(edge)), KeyOf(edge), release);
        foreach (var (was, now, _) in change.ChangedEdges)
            if (_edges.TryGetValue(KeyOf(now), out var current))
                _edges[KeyOf(now)] = Merged(EdgeFields.All, was, now, current, KeyOf(now), release);
            else
                _conflicts.Add(new MergeConflict(release.Name, now.ToString(), "call", "removed", "changed"));
    }

    /// <summary>The current state with what a release makes of it; the release's own state if there is none.</summary>
    private T Merged<T>(IReadOnlyList<Field<T>> fields, T? was, T now, T? current, object key, PendingRelease release)
        where T : class
    {
        var made = _made.TryGetValue(key, out var known) ? known : _made[key] = [];
        IReadOnlyList<T> earlier = [.. made.Cast<T>()];
        made.Add(now);
        return current is null ? now : fields.Aggregate(current, (state, field) => field.Merge(new MergeStep<T>(was, now, state, earlier, (name, other, text) =>
            _conflicts.Add(new MergeConflict(release.Name, now.ToString()!, name, other, text)))));
    }

    private void Removed(string service, string now, PendingRelease release) =>
        _conflicts.Add(new MergeConflict(release.Name, service, "service", $"removed by {_removedBy.GetValueOrDefault(service, "another release")}", now));

    /// <summary>The services and the edges between them; a call to a service that another change removes is a conflict and no edge.</summary>
    private ServiceGraph Graph(IReadOnlyList<ProblemFact> problems)
    {
        var edges = new List<Edge>();
        foreach (var edge in _edges.Values)
            if (_services.TryGetValue(edge.Caller.Id, out var caller) && _services.TryGetValue(edge.Callee.Id, out var callee))
                edges.Add(ReferenceEquals(caller, edge.Caller) && ReferenceEquals(callee, edge.Callee) ? edge : edge with { Caller = caller, Callee = callee });
            else if (_removedBy.TryGetValue(edge.Callee.Id, out var release) && _services.ContainsKey(edge.Caller.Id))
                _conflicts.Add(new MergeConflict(release, edge.ToString(), "call", "made", "its callee is removed"));
        return new ServiceGraph(_services.Values, edges, problems);
    }

    private static (string Caller, string Callee, CallMode Mode) KeyOf(Edge edge) => (edge.Caller.Id, edge.Callee.Id, edge.Mode);
}
