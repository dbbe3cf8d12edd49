using DepGuard.Contracts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Checks.Retries;

/// <summary>Retries of calls to a hub that come at once, or always after the same time: its callers come back together.</summary>
internal sealed class RetryWithoutDelay : ICheck
{
    private static readonly string[] Advice = ["Let the delay grow with each retry up to a ceiling, and spread it at random."];

    public RuleInfo Rule => RuleCatalog.RetryWithoutDelay;

    /// <summary>One finding for each layer and product toward a hub, with every edge on which it does so. A delay that is not stated is not known.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        var hubs = Hubs.Of(input.Graph);
        return RetrySource.Joined(RetrySource.In(input.RetryLayers, layer => hubs.Contains(layer.Edge.Callee) ? PlaceOf(layer) : null)).Select(Describe);
    }

    private static SourceSpan? PlaceOf(RetryLayer layer) => Steady(layer)?.At;

    private static CallPolicy? Steady(RetryLayer layer) =>
        layer.Policies.FirstOrDefault(policy => policy is { Provenance: Provenance.Declared, Backoff: { IsExponential: false } });

    private Finding Describe(RetrySource source)
    {
        var delay = Steady(source.Layers[0])!.Backoff!.First;
        var how = delay == TimeSpan.Zero ? "at once" : $"always after {TimeLimit.Of(delay)}";
        return source.Complete(Finding.For(Rule, source.At, source.Subject, source.Confidence, source.Name, source.Edges, how) with { Remedies = Advice });
    }
}
