namespace DepGuard.Reports.Html.Drawing;

/// <summary>
/// Places nodes in layers from left to right so that most edges point right, after Sugiyama, Tagawa and Toda ("Methods for visual
/// understanding of hierarchical system structures", IEEE Trans. SMC 11(2), 1981): turn edges around that close a cycle, put each node one layer
/// behind its last caller, then sort the layers by the mean place of the neighbours. Every step is linear but for the sorting, and the same
/// graph gives the same drawing.
/// </summary>
internal sealed class LayeredLayout
{
    private const int ColumnGap = 96;
    private const int RowGap = 12;
    private const int Margin = 12;

    /// <summary>Room above the boxes for edges that are lifted over them.</summary>
    private const int Top = 80;

    /// <summary>Room before the first column for edges that come back to it.</summary>
    private const int Left = 48;

    /// <summary>A layer with more nodes than this takes several columns.</summary>
    private const int MaxRows = 40;

    /// <summary>Layers that fit beside each other whatever the number of nodes.</summary>
    private const int FewLayers = 8;

    private const int Sweeps = 4;

    private LayeredLayout(IReadOnlyList<Box> boxes)
    {
        Boxes = boxes;
        Width = boxes.Select(box => box.X + Box.Width).DefaultIfEmpty().Max() + ColumnGap;
        Height = boxes.Select(box => box.Y + Box.Height).DefaultIfEmpty().Max() + Margin;
    }

    /// <summary>The place of each node.</summary>
    public IReadOnlyList<Box> Boxes { get; }

    /// <summary>Width of the drawing.</summary>
    public int Width { get; }

    /// <summary>Height of the drawing.</summary>
    public int Height { get; }

    /// <summary>The layout of a graph.</summary>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="edges">Ends of the edges.</param>
    public static LayeredLayout Of(int nodes, IReadOnlyList<(int From, int To)> edges)
    {
        var forward = Forward.Of(nodes, edges);
        var layers = Layers(forward);
        for (var sweep = 0; sweep < Sweeps; sweep++)
            Sort(layers, sweep % 2 == 0 ? forward.Callers : forward.Callees, nodes);
        return new LayeredLayout(Boxed(layers, nodes));
    }

    /// <summary>
    /// The nodes of each layer; nodes without any edge are a layer of their own, at the end. A long chain would make a drawing that nobody can
    /// take in, so that neighbouring layers share one where they are many.
    /// </summary>
    private static List<List<int>> Layers(Forward forward)
    {
        var existing = forward.LayerOf.DefaultIfEmpty().Max() + 1;
        var allowed = Math.Max(FewLayers, 2 * (int)Math.Sqrt(forward.LayerOf.Count));
        var layers = new List<List<int>>();
        var alone = new List<int>();
        for (var node = 0; node < forward.LayerOf.Count; node++)
        {
            if (forward.Callers[node].Count + forward.Callees[node].Count == 0)
            {
                alone.Add(node);
                continue;
            }

            var layer = existing <= allowed ? forward.LayerOf[node] : (int)((long)forward.LayerOf[node] * allowed / existing);
            while (layers.Count <= layer)
                layers.Add([]);
            layers[layer].Add(node);
        }

        if (alone.Count > 0)
            layers.Add(alone);
        return layers;
    }

    private static void Sort(List<List<int>> layers, IReadOnlyList<IReadOnlyList<int>> neighbours, int nodes)
    {
        var places = new double[nodes];
        foreach (var layer in layers)
            for (var row = 0; row < layer.Count; row++)
                places[layer[row]] = (row + 0.5) / layer.Count;
        foreach (var layer in layers)
        {
            var means = layer.ToDictionary(node => node, node => neighbours[node].Count == 0 ? places[node] : neighbours[node].Average(other => places[other]));
            layer.Sort((a, b) => means[a].CompareTo(means[b]) is var order and not 0 ? order : a.CompareTo(b));
            for (var row = 0; row < layer.Count; row++)
                places[layer[row]] = (row + 0.5) / layer.Count;
        }
    }

    private static Box[] Boxed(List<List<int>> layers, int nodes)
    {
        var boxes = new Box[nodes];
        var rows = layers.Select(layer => Math.Min(layer.Count, MaxRows)).DefaultIfEmpty().Max();
        var column = 0;
        foreach (var layer in layers)
        {
            var columns = (layer.Count + MaxRows - 1) / MaxRows;
            var height = (layer.Count + columns - 1) / columns;
            for (var place = 0; place < layer.Count; place++)
            {
                var row = (place % height) + ((rows - height) / 2.0);
                boxes[layer[place]] = new Box(
                    Left + ((column + (place / height)) * (Box.Width + ColumnGap)),
                    Top + (int)(row * (Box.Height + RowGap)));
            }

            column += columns;
        }

        return boxes;
    }
}
