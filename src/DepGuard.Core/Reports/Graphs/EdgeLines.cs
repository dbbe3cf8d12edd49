using DepGuard.Facts;
using DepGuard.Graph;
using DepGuard.Reports.Text;

namespace DepGuard.Reports.Graphs;

/// <summary>An edge for people who ask about it: its numbers, every place that states it, and what each layer does to its calls.</summary>
public static class EdgeLines
{
    /// <summary>The edge on a line of its own, then its places and layers, moved in by two columns.</summary>
    /// <param name="name">What the edge is called in the list, such as its callee.</param>
    /// <param name="edge">The edge.</param>
    public static IEnumerable<string> Of(string name, Edge edge)
    {
        yield return $"{name} ({string.Join(", ", [Label.Of(edge.Mode), Label.Of(edge.Confidence), .. CallNumbersText.Of(edge)])})";
        foreach (var evidence in edge.Evidence)
            yield return $"  {evidence.At} {evidence.Text}";
        foreach (var policy in edge.Policies)
            yield return $"  {policy.At} {CallNumbersText.Of(policy)}";
    }
}
