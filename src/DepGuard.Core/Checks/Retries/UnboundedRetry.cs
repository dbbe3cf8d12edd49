using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Checks.Retries;

/// <summary>A layer that repeats failed calls for ever: while the callee fails, the load on it can only grow.</summary>
internal sealed class UnboundedRetry : ICheck
{
    private static readonly string[] Advice =
    [
        "Allow a small number of attempts with a growing, spread delay, and give the call a deadline.",
        "Switch the retry off in this layer if the caller or another layer repeats the call anyway.",
    ];

    public RuleInfo Rule => RuleCatalog.UnboundedRetry;

    /// <summary>One finding for each setting, with every edge on which it is in force.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        RetrySource.In(input.RetryLayers, layer => layer.Attempts.IsUnbounded ? layer.At : null).Select(Describe);

    private Finding Describe(RetrySource source) =>
        source.Complete(Finding.For(Rule, source.At, source.Subject, source.Confidence, source.Edges, source.Name) with { Remedies = Advice });
}
