using DepGuard.Contracts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Retries;

/// <summary>
/// One call that several layers repeat: their attempts multiply. The layer to keep is a bounded one that somebody decided on, nearest to the
/// caller, who knows whether the call may be repeated and how much of its deadline is left.
/// </summary>
internal sealed class StackedRetries : ICheck
{
    public RuleInfo Rule => RuleCatalog.StackedRetries;

    /// <summary>One finding for each edge that two or more layers repeat.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from layers in input.RetryLayers
        where layers.Count() > 1
        select Describe(layers.Key, [.. layers]);

    private Finding Describe(Edge edge, IReadOnlyList<RetryLayer> layers)
    {
        var kept = layers.OrderBy(layer => layer.Attempts.IsUnbounded).ThenByDescending(layer => layer.Source.Provenance).First();
        var others = layers.Where(layer => layer != kept).ToList();
        return Finding.For(
            Rule, others[0].At, $"{edge}", edge.Confidence, edge, layers.Count, Times(Product(layers)), kept, string.Join(" and ", others)) with
        {
            Services = [edge.Caller.Id, edge.Callee.Id],
            Related = [.. layers.Select(layer => new RelatedLocation($"{layer}", layer.At))],
            Details = [$"Each layer repeats what the ones behind it do: {string.Join(" x ", layers.Select(layer => layer.Attempts))} = {Product(layers)} attempts while {edge.Callee.Id} fails."],
            Remedies = [.. others.Select((layer, index) => Removal(layer, kept, index == 0 ? "Switch" : "Also switch"))],
        };
    }

    private static Attempts Product(IEnumerable<RetryLayer> layers) => layers.Aggregate(Attempts.Once, (product, layer) => product * layer.Attempts);

    private static string Times(Attempts attempts) => attempts.IsUnbounded ? "without end" : $"{attempts} times";

    private static string Removal(RetryLayer layer, RetryLayer kept, string verb) =>
        FormattableString.Invariant($"{verb} the retry in {layer.Name} off ({layer.At.Path}:{layer.At.Line}) and keep the one in {kept.Name}.");
}
