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

    public RuleInfo Rule => RuleCatalog.RetryAmplification;

    /// <summary>One finding for each worst path above the limit on which at least two layers retry.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        var (limit, error) = (input.Config.Option(Rule, "limit"), input.Config.Option(Rule, "error"));
        return AmplifiedPath.In(input.Graph)
            .Where(path => path.Factor > limit && path.Edges.Sum(edge => RetryLayer.Of(edge).Count()) > 1)
            .Select(path => Describe(path, path.Factor > error));
    }

    private Finding Describe(AmplifiedPath path, bool isBeyond)
    {
        var services = path.Edges.Select(edge => edge.Caller.Id).Append(path.Edges[^1].Callee.Id).ToList();
        var layers = path.Edges.SelectMany(edge => RetryLayer.Of(edge)).Where(layer => !layer.Attempts.IsUnbounded).ToList();
        var decided = layers.Where(layer => layer.Source.Provenance == Provenance.Declared).ToList();
        var factors = string.Join(" x ", path.Edges.SelectMany(Factors));
        var worst = path.Factor.ToString("0.#", CultureInfo.InvariantCulture);
        var expected = ((1 - Math.Pow(ErrorRate, path.Factor)) / (1 - ErrorRate)).ToString("0.##", CultureInfo.InvariantCulture);
        var last = (decided.Count > 0 ? decided : layers)[^1];
        return Finding.For(
            Rule, last.At, string.Join(" -> ", services), path.Edges.Min(edge => edge.Confidence),
            services[^1], worst, string.Join(" -> ", services), layers.Count) with
        {
            Severity = isBeyond && decided.Count == layers.Count ? Severity.Error : Rule.Severity,
            Services = services,
            Path = services,
            Related = [.. layers.Select(layer => new RelatedLocation($"{layer.Edge}: {layer}", layer.At))],
            Details = [$"{factors} = {worst} calls of {services[^1]} while it fails; {expected} at 10 % errors."],
            Remedies = [.. layers.OrderBy(layer => layer == layers[0]).Select(layer => Removal(layer, path.Factor))],
        };
    }

    private static IEnumerable<string> Factors(Graph.Edge edge)
    {
        foreach (var layer in RetryLayer.Of(edge).Where(layer => !layer.Attempts.IsUnbounded))
            yield return layer.Attempts.ToString();
        if (edge.Usage.Calls is { } calls)
            yield return string.Create(CultureInfo.InvariantCulture, $"{calls.Value:0.##} calls");
    }

    private static string Removal(RetryLayer layer, double factor) => string.Create(
        CultureInfo.InvariantCulture,
        $"Switch the retry on {layer.Edge} in {layer.Name} off ({layer.At.Path}:{layer.At.Line}): {factor / layer.Attempts.Count!.Value:0.#} calls remain.");
}
