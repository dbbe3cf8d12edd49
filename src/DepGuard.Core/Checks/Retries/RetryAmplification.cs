using System.Globalization;
using DepGuard.Contracts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;

namespace DepGuard.Checks.Retries;

/// <summary>
/// Retries at several places of a path multiply: three layers that try four times make 64 calls of one (Google SRE book, chapter 22). Expected
/// calls when only the last service fails with probability p: (1 - p^n) / (1 - p) for n calls in the worst case.
/// </summary>
internal sealed class RetryAmplification : ICheck
{
    private const double ErrorRate = 0.1;
    private const int ShownRemovals = 12;

    public RuleInfo Rule => RuleCatalog.RetryAmplification;

    /// <summary>One finding for each worst path above the limit on which at least two layers retry.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        var (limit, error) = (input.Config.Option(Rule, "limit"), input.Config.Option(Rule, "error"));
        return from path in AmplifiedPath.In(input.Graph)
               where path.Factor > limit
               let layers = path.Edges.SelectMany(edge => input.RetryLayers[edge]).ToList()
               where layers.Count > 1
               select Describe(path, [.. layers.Where(layer => !layer.Attempts.IsUnbounded)], path.Factor > error);
    }

    private Finding Describe(AmplifiedPath path, IReadOnlyList<RetryLayer> layers, bool isBeyond)
    {
        var services = path.Edges.Select(edge => edge.Caller.Id).Append(path.Edges[^1].Callee.Id).ToList();
        var isDecided = layers.All(IsDecided);
        var expected = ((1 - Math.Pow(ErrorRate, path.Factor)) / (1 - ErrorRate)).ToString("0.##", CultureInfo.InvariantCulture);
        return Finding.For(
            Rule, (layers.LastOrDefault(IsDecided) ?? layers[^1]).At, string.Join(" -> ", services), path.Edges.Min(edge => edge.Confidence),
            services[^1], Number(path.Factor), LongList.Join(" -> ", services), layers.Count) with
        {
            Severity = isBeyond && isDecided ? Severity.Error : Rule.Severity,
            Services = services,
            Path = services,
            Related = [.. layers.Select(layer => layer.Related)],
            Details = [$"{LongList.Join(" x ", [.. Factors(path, layers)])} = {Number(path.Factor)} calls of {services[^1]} while it fails; {expected} at 10 % errors."],
            Remedies = [.. layers.Skip(1).Append(layers[0]).Take(ShownRemovals).Select(layer => Removal(layer, path.Factor))],
        };
    }

    private static bool IsDecided(RetryLayer layer) => layer.Source.Provenance == Provenance.Declared;

    private static IEnumerable<string> Factors(AmplifiedPath path, IReadOnlyList<RetryLayer> layers)
    {
        var next = 0;
        foreach (var edge in path.Edges)
        {
            for (; next < layers.Count && layers[next].Edge == (object)edge; next++)
                yield return layers[next].Attempts.ToString();
            if (edge.Usage.Calls is { } calls)
                yield return string.Create(CultureInfo.InvariantCulture, $"{calls.Value:0.##} calls");
        }
    }

    private static string Removal(RetryLayer layer, double factor) => string.Create(
        CultureInfo.InvariantCulture,
        $"Switch the retry on {layer.Edge} in {layer.Name} off ({layer.At.Path}:{layer.At.Line}): {Number(factor / layer.Attempts.Count!.Value)} calls remain.");

    /// <summary>Beyond what a double holds exactly, digits would only pretend to be known.</summary>
    private static string Number(double calls) => double.IsInfinity(calls) ? "more than 1e308" : calls.ToString(calls < 1e15 ? "0.#" : "0.#e0", CultureInfo.InvariantCulture);
}
