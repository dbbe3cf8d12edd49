namespace DepGuard.Graph.Changes;

/// <summary>
/// The part of a change that can only do harm: what it adds, and numbers that it makes worse. If the harmful parts of several releases do nothing
/// together, no set of the releases does, since each leaves out some of these parts or adds what prevents harm.
/// </summary>
public static class HarmfulPart
{
    /// <summary>The harmful part of a release; null if some of what it does can be either, so that nothing follows from a part.</summary>
    public static PendingRelease? Of(PendingRelease release)
    {
        var change = release.Change;
        if (change.RemovedEdges.Count > 0 && OpensCycle(change))
            return null;

        var services = change.ChangedServices.Select(one => (one.Before, After: Worse(ServiceFields.All, one.Before, one.After))).ToList();
        var edges = change.ChangedEdges.Select(one => (one.Before, After: Worse(EdgeFields.All, one.Before, one.After))).ToList();
        return services.Exists(one => one.After is null) || edges.Exists(one => one.After is null) ? null : release with
        {
            Change = change with
            {
                RemovedServices = [],
                RemovedEdges = [],
                ChangedServices = [.. services.Select(one => ServiceChange.Between(one.Before, one.After!)).OfType<ServiceChange>()],
                ChangedEdges = [.. edges.Select(one => EdgeChange.Between(one.Before, one.After!)).OfType<EdgeChange>()],
            },
        };
    }

    /// <summary>Load ends in a cycle: without one of its calls it may go on, so that less is more.</summary>
    private static bool OpensCycle(GraphDiff change)
    {
        var inner = change.Before.Components(_ => true).Where(component => component.IsCyclic).SelectMany(component => component.Edges).ToHashSet();
        return change.RemovedEdges.Any(inner.Contains);
    }

    /// <summary>The state before with the fields that are worse afterwards; null if it cannot be told of some field.</summary>
    private static T? Worse<T>(IReadOnlyList<Field<T>> fields, T before, T after)
        where T : class
    {
        var part = before;
        foreach (var field in fields)
        {
            var effect = field.Effect(before, after);
            if (effect == Effect.Unknown)
                return null;
            if (effect == Effect.Worse)
                part = field.Merge(new MergeStep<T>(before, after, part, [], (_, _, _) => { }));
        }

        return part;
    }
}
