namespace DepGuard.Graph;

/// <summary>Services that all reach each other over the edges looked at; a service alone is a component of one.</summary>
public sealed class Component
{
    private Component(IReadOnlyList<Service> members, IReadOnlyList<Edge> edges)
    {
        Members = members;
        Edges = edges;
    }

    /// <summary>The services, by id.</summary>
    public IReadOnlyList<Service> Members { get; }

    /// <summary>The edges with both ends inside, by caller, callee and mode.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>Whether there is a cycle: more than one member, or a member that calls itself.</summary>
    public bool IsCyclic => Members.Count > 1 || Edges.Count > 0;

    /// <summary>A shortest cycle through each edge.</summary>
    public CycleCover Cover => field ??= CycleCover.Of(this);

    /// <summary>The cheapest edges found whose removal leaves no cycle.</summary>
    public FeedbackEdgeSet FeedbackEdges => field ??= FeedbackEdgeSet.Of(this, RemovalCost.Of);

    /// <summary>Members and edges by number, for the algorithms.</summary>
    internal ComponentArcs Arcs => field ??= ComponentArcs.Of(this);

    /// <summary>The shortest cycle, of several the lexicographically first; null if there is no cycle.</summary>
    public Cycle? ShortestCycle() => ShortestCycleSearch.Find(this, _ => true);

    /// <summary>The shortest cycle with such an edge on it, of several that of the first such caller; null if there is none.</summary>
    public Cycle? ShortestCycle(Func<Edge, bool> through) => ShortestCycleSearch.Find(this, through);

    /// <summary>Whether a cycle is left when these services are taken away.</summary>
    public bool IsCyclicWithout(Func<Service, bool> removed)
    {
        var members = Members.Where(member => !removed(member)).ToList();
        var edges = Edges.Where(edge => !removed(edge.Caller) && !removed(edge.Callee)).ToList();
        return Split(members, edges).Any(component => component.IsCyclic);
    }

    /// <summary>Splits sorted services into the components that the sorted edges between them make; by first member.</summary>
    internal static IReadOnlyList<Component> Split(IReadOnlyList<Service> services, IReadOnlyList<Edge> edges)
    {
        var ends = Ends(services, edges);
        var components = StronglyConnectedComponents.Of(Digraph.Of(services.Count, ends));
        var members = new List<Service>?[components.Count];
        var byFirstMember = new List<int>(components.Count);
        for (var node = 0; node < services.Count; node++)
        {
            if (members[components[node]] is null)
                byFirstMember.Add(components[node]);
            (members[components[node]] ??= []).Add(services[node]);
        }

        var inside = new List<Edge>?[components.Count];
        for (var i = 0; i < edges.Count; i++)
        {
            if (components[ends[i].From] == components[ends[i].To])
                (inside[components[ends[i].From]] ??= []).Add(edges[i]);
        }

        return [.. byFirstMember.Select(number => new Component(members[number]!, inside[number] ?? (IReadOnlyList<Edge>)[]))];
    }

    /// <summary>Places of caller and callee of each edge among the services.</summary>
    internal static (int From, int To)[] Ends(IReadOnlyList<Service> services, IReadOnlyList<Edge> edges)
    {
        var places = new Dictionary<string, int>(services.Count, StringComparer.Ordinal);
        for (var place = 0; place < services.Count; place++)
            places.Add(services[place].Id, place);
        return [.. edges.Select(edge => (places[edge.Caller.Id], places[edge.Callee.Id]))];
    }
}
