using DepGuard.Checks.Retries;
using DepGuard.Checks.Topology;
using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Checks;

/// <summary>Every check, by rule id. DPG0011 is missing on purpose: triage reports it, since it judges the findings of all others.</summary>
internal static class All
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<ICheck> Checks { get; } =
    [
        new InputProblem(RuleCatalog.UnreadableFile),
        new InputProblem(RuleCatalog.UnknownAddress),
        new InputProblem(RuleCatalog.AmbiguousName),
        new InputProblem(RuleCatalog.UnrenderedTemplate),
        new InputProblem(RuleCatalog.UnsetVariable),
        new InputProblem(RuleCatalog.ContradictorySetting),
        new InputProblem(RuleCatalog.DuplicateKey),
        new InputProblem(RuleCatalog.LoopbackAddress),
        new InputProblem(RuleCatalog.PublishedPort),
        new InputProblem(RuleCatalog.InputLimit),
        new InputProblem(RuleCatalog.UnmatchedSource),
        new CircularDependency(),
        new StartOrderCycle(),
        new AuthInCycle(),
        new AsynchronousCycle(),
        new UnboundedRetry(),
        new StackedRetries(),
        new UnsafeRetry(),
    ];

    /// <summary>The findings of all checks.</summary>
    public static IEnumerable<Finding> Run(CheckInput input) => Checks.SelectMany(check => check.Run(input));
}
