using DepGuard.Checks.Capacity;
using DepGuard.Checks.Constraints;
using DepGuard.Checks.Deadlines;
using DepGuard.Checks.Locking;
using DepGuard.Checks.Objectives;
using DepGuard.Checks.Release;
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
        new StaleGraphLock(),
        new InputProblem(RuleCatalog.UnmatchedSource),
        new CircularDependency(),
        new StartOrderCycle(),
        new RecoveryCycle(),
        new AuthInCycle(),
        new AsynchronousCycle(),
        new PoolSelfDeadlock(),
        new DivergingCycle(),
        new ConcentratedHub(),
        new UnboundedRetry(),
        new RetryAmplification(),
        new StackedRetries(),
        new RetryWithoutDelay(),
        new RetryWithoutBudget(),
        new UnsafeRetry(),
        new MissingTimeout(),
        new TimeoutInversion(),
        new RetryCannotFit(),
        new TimeoutBelowLatency(),
        new OverloadedHub(),
        new MetastableHub(),
        new OversizedQueue(),
        new ColdCacheOverload(),
        new AuthenticationPerRequest(),
        new NoSpareReplica(),
        new UnreachableObjective(),
        new CriticalityInversion(),
        new MissingObjective(),
        new MissingAlert(),
        new ForbiddenDependency(),
        new MissingDependency(),
        new NewCycle(),
        new NewHubLoad(),
        new LostCapacity(),
        new UnsafeCombination(),
        new IneffectiveRollback(),
        new WeakenedProtection(),
        new DeployOrder(),
        new LostObjective(),
    ];

    /// <summary>The findings of all checks.</summary>
    public static IEnumerable<Finding> Run(CheckInput input) => Checks.SelectMany(check => check.Run(input));
}
