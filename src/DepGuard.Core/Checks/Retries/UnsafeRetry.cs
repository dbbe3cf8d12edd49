using DepGuard.Contracts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard.Checks.Retries;

/// <summary>A layer that is told to repeat what a second try cannot change, or calls that may have changed something already.</summary>
internal sealed class UnsafeRetry : ICheck
{
    private const string Writing = "calls that change something";

    private static readonly string[] Advice =
    [
        "Retry only failed connections and answers that pass by themselves, such as 503 and 429.",
        "Make the call repeatable with an idempotency key that the callee checks.",
    ];

    public RuleInfo Rule => RuleCatalog.UnsafeRetry;

    /// <summary>One finding for each setting, with every edge on which it is in force. What a product does by default is no statement.</summary>
    public IEnumerable<Finding> Run(CheckInput input) => RetrySource.In(input.RetryLayers, PlaceOf).Select(Describe);

    private static SourceSpan? PlaceOf(RetryLayer layer) => Faults(layer).Any() ? Stated(layer).First(policy => Faults(policy).Any()).At : null;

    private Finding Describe(RetrySource source)
    {
        var faults = string.Join(" and ", source.Layers.SelectMany(Faults).Distinct(StringComparer.Ordinal));
        var advice = faults == Writing ? Advice.Reverse() : Advice;
        return source.Complete(Finding.For(Rule, source.At, source.Subject, source.Confidence, source.Name, faults, source.Edges) with { Remedies = [.. advice] });
    }

    private static IEnumerable<string> Faults(RetryLayer layer) => Stated(layer).SelectMany(Faults);

    private static IEnumerable<string> Faults(CallPolicy policy)
    {
        if ((policy.RetryOn ?? []).Where(LastingFailure.Is).ToList() is { Count: > 0 } lasting)
            yield return string.Join(", ", lasting);
        if (policy.RetriesUnsafeMethods)
            yield return Writing;
    }

    private static IEnumerable<CallPolicy> Stated(RetryLayer layer) => layer.Policies.Where(policy => policy.Provenance == Provenance.Declared);
}
