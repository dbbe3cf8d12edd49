namespace DepGuard.Graph;

/// <summary>Edges that lead from a service back to itself, starting at the service with the smallest id; no service twice.</summary>
/// <param name="Edges">The edges in order; the callee of the last is the caller of the first.</param>
public sealed record Cycle(IReadOnlyList<Edge> Edges)
{
    /// <summary>Number of edges, which is that of services.</summary>
    public int Length => Edges.Count;

    /// <summary>False if the search stopped at its limit of work, so that a shorter cycle of the kind asked for may exist.</summary>
    public bool IsShortest { get; init; } = true;

    /// <summary>Ids of the services in order; the first one again at the end.</summary>
    public IReadOnlyList<string> Path => [.. Edges.Select(edge => edge.Caller.Id), Edges[0].Caller.Id];

    /// <summary>The form <c>a -> b -> a</c>.</summary>
    public override string ToString() => string.Join(" -> ", Path);
}
