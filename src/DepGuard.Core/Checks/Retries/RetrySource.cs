using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Checks.Retries;

/// <summary>One setting with all the edges on which it is in force: a policy object often governs many callers, and is one thing to change.</summary>
/// <param name="At">The line to change.</param>
/// <param name="Name">Layer and product, such as <c>sidecar istio</c>.</param>
/// <param name="Layers">What it does on each edge, by caller and callee; never empty.</param>
internal sealed record RetrySource(SourceSpan At, string Name, IReadOnlyList<RetryLayer> Layers)
{
    /// <summary>The edges, such as <c>web -> auth and 2 more</c>.</summary>
    public string Edges => Layers.Count == 1 ? $"{Layers[0].Edge}" : FormattableString.Invariant($"{Layers[0].Edge} and {Layers.Count - 1} more");

    /// <summary>What a finding about it is about: the setting and the callees, so that a further caller is no new finding.</summary>
    public string Subject => $"{Name} to {string.Join(", ", Services(edge => edge.Callee).Order(StringComparer.Ordinal))}";

    /// <summary>Confidence of the surest edge: one suffices to put the setting in force.</summary>
    public Confidence Confidence => Layers.Max(layer => layer.Edge.Confidence);

    /// <summary>The settings that cause something, each once.</summary>
    /// <param name="layers">Layers that repeat calls, by edge.</param>
    /// <param name="place">The line of a layer that causes it; null if it does not.</param>
    public static IEnumerable<RetrySource> In(ILookup<Edge, RetryLayer> layers, Func<RetryLayer, SourceSpan?> place) =>
        from edge in layers
        from layer in edge
        let at = place(layer)
        where at is not null
        group layer by (At: at.Value, layer.Name) into setting
        select new RetrySource(setting.Key.At, setting.Key.Name, [.. setting]);

    /// <summary>Settings of one layer and product toward the same callees as one, for a rule about the callee: the first line stands for all.</summary>
    public static IEnumerable<RetrySource> Joined(IEnumerable<RetrySource> sources) =>
        sources.GroupBy(source => source.Subject).Select(same => same.First() with { Layers = [.. same.SelectMany(source => source.Layers)] });

    /// <summary>The finding with the services and one place for each edge.</summary>
    public Finding Complete(Finding finding) => finding with
    {
        Services = [.. Services(edge => edge.Caller).Concat(Services(edge => edge.Callee)).Distinct(StringComparer.Ordinal)],
        Related = [.. Layers.Select(layer => new RelatedLocation($"{layer.Edge.Caller.Id} calls {layer.Edge.Callee.Id}", layer.Edge.Evidence[0].At))],
    };

    private IEnumerable<string> Services(Func<Edge, Service> end) => Layers.Select(layer => end(layer.Edge).Id).Distinct(StringComparer.Ordinal);
}
