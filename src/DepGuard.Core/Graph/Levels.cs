namespace DepGuard.Graph;

/// <summary>Order of deployment: what is called comes before its callers, the members of a cycle come together.</summary>
internal static class Levels
{
    /// <summary>For each node, the longest way down from its component to one that calls no other; zero for that one. Linear.</summary>
    public static int[] ProvidersFirst(Digraph graph, StronglyConnectedComponents components)
    {
        var levels = new int[components.Count];
        foreach (var node in Enumerable.Range(0, graph.Nodes).OrderBy(node => components[node]))
        {
            foreach (var callee in graph.Successors(node))
            {
                if (components[callee] != components[node])
                    levels[components[node]] = Math.Max(levels[components[node]], levels[components[callee]] + 1);
            }
        }

        return [.. Enumerable.Range(0, graph.Nodes).Select(node => levels[components[node]])];
    }
}
