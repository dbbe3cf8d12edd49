namespace DepGuard.Graph;

/// <summary>Steps in which a system can be started or deployed: what others need comes before them, the members of a cycle come together.</summary>
public static class DeployLevels
{
    /// <summary>The components of each step, by first member, over the edges that pass the filter; linear in services and edges.</summary>
    public static IReadOnlyList<IReadOnlyList<Component>> Of(ServiceGraph graph, Func<Edge, bool> includes)
    {
        var components = graph.Components(includes);
        var places = components.Index()
            .SelectMany(one => one.Item.Members.Select(member => (member.Id, one.Index)))
            .ToDictionary(StringComparer.Ordinal);
        var arcs = graph.Edges.Where(includes).Select(edge => (places[edge.Caller.Id], places[edge.Callee.Id])).Where(arc => arc.Item1 != arc.Item2);
        var digraph = Digraph.Of(components.Count, arcs);
        var levels = Levels.ProvidersFirst(digraph, StronglyConnectedComponents.Of(digraph));
        return [.. components.Index().GroupBy(one => levels[one.Index], one => one.Item).OrderBy(level => level.Key).Select(level => level.ToList())];
    }
}
