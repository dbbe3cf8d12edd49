using DepGuard.Contracts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Retries;

/// <summary>
/// Retries to a hub that nothing switches off while it fails: neither a budget, which lets retries add a share of the load only, nor a breaker.
/// </summary>
internal sealed class RetryWithoutBudget : ICheck
{
    private static readonly string[] Advice =
    [
        "Give the retries a budget: 10 % of the calls keep the load below 1.1 times the normal one, whatever fails.",
        "Let a circuit breaker stop the calls while the callee fails.",
    ];

    public RuleInfo Rule => RuleCatalog.RetryWithoutBudget;

    /// <summary>One finding for each layer and product toward a hub, with every edge on which nothing limits its stated retries.</summary>
    public IEnumerable<Finding> Run(CheckInput input)
    {
        var hubs = Hubs.Of(input.Graph);
        var sources = RetrySource.In(input.RetryLayers, layer =>
            hubs.Contains(layer.Edge.Callee) && layer.Source.Provenance == Provenance.Declared && !IsLimited(layer.Edge) ? layer.At : null);
        return RetrySource.Joined(sources).Select(Describe);
    }

    private static bool IsLimited(Edge edge) =>
        edge.Policies.Any(policy => policy.RetryBudget is not null || policy.Breaker is not null || policy.Limits?.Retries is not null);

    private Finding Describe(RetrySource source)
    {
        var attempts = source.Layers.Max(layer => layer.Attempts);
        var finding = Finding.For(Rule, source.At, source.Subject, source.Confidence, source.Name, source.Edges, attempts.IsUnbounded ? "without end" : $"{attempts} times");
        return source.Complete(finding with { Remedies = Advice });
    }
}
