namespace DepGuard.Documents;

/// <summary>How large a value is, with aliases expanded.</summary>
/// <param name="Nodes">Nodes below and including it; one more than the limit where counting stopped there.</param>
/// <param name="Depth">Levels of mappings and sequences below and including it; a scalar has none.</param>
internal readonly record struct NodeSize(long Nodes, int Depth)
{
    /// <summary>The size of a value; it stops counting beyond <paramref name="most"/> nodes.</summary>
    public static NodeSize Of(Node root, long most)
    {
        var open = new Stack<(Node Node, int Depth)>();
        open.Push((root, 0));
        var (nodes, deepest) = (0L, 0);
        while (nodes <= most && open.TryPop(out var next))
        {
            nodes++;
            var depth = next.Node is Scalar ? next.Depth : next.Depth + 1;
            deepest = Math.Max(deepest, depth);
            foreach (var item in next.Node.Items)
                open.Push((item, depth));
            foreach (var entry in next.Node.Entries)
                open.Push((entry.Value, depth));
        }

        return new NodeSize(nodes, deepest);
    }
}
