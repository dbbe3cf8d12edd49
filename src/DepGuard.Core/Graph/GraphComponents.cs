namespace DepGuard.Graph;

/// <summary>Components of the service graph over a choice of edges.</summary>
public static class GraphComponents
{
    /// <summary>The strongly connected components over the edges that pass the filter, by first member; every service is in one.</summary>
    public static IReadOnlyList<Component> Components(this ServiceGraph graph, Func<Edge, bool> includes) =>
        Component.Split(graph.Services, [.. graph.Edges.Where(includes)]);
}
