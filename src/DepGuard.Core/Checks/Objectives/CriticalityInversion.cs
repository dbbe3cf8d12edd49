using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Objectives;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Checks.Objectives;

/// <summary>A critical service that cannot answer without one that matters less, or that promises less.</summary>
internal sealed class CriticalityInversion : ICheck
{
    private const int Critical = 1;

    public RuleInfo Rule => RuleCatalog.CriticalityInversion;

    /// <summary>One finding for each hard dependency of a service of tier 0 or 1 on one of a lower tier, or on one with a lower objective.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from edge in input.Graph.Edges
        where IsHard(edge)
        let found = ByTier(edge) ?? ByObjective(edge)
        where found is not null
        select found;

    /// <summary>True for a dependency without which the caller cannot answer; what takes mail or telemetry is none.</summary>
    public static bool IsHard(Edge edge) =>
        edge.Mode is CallMode.Sync or CallMode.Data && edge.Confidence >= Confidence.Inferred && edge.Usage.Fallback?.Value.Value is not > 0
        && !edge.Callee.Roles.Any(role => role is Role.Mail or Role.Telemetry);

    private Finding? ByTier(Edge edge) => (edge.Caller.Numbers.Tier, edge.Callee.Numbers.Tier) is ({ Value: <= Critical } own, { } its) && its.Value > own.Value
        ? Describe(edge, $"of tier {own.Value}", $"of tier {its.Value}", its.At, own.At)
        : null;

    private Finding? ByObjective(Edge edge) =>
        Promise(edge.Caller) is { } own && Promise(edge.Callee) is { } its && its.Target.Value < own.Target.Value
            ? Describe(edge, $"with the objective {own.Target}", $"with the objective {its.Target}", its.At, own.At)
            : null;

    /// <summary>The strictest objective about availability; null if there is none.</summary>
    public static Objective? Promise(Service service) =>
        service.Objectives.Where(one => one.Kind == ObjectiveKind.Availability).MaxBy(one => one.Target.Value);

    private Finding Describe(Edge edge, string own, string its, SourceSpan at, SourceSpan ownAt) =>
        Finding.For(Rule, edge.Evidence[0].At, $"{edge}", edge.Confidence, edge.Caller, own, edge.Callee, its) with
        {
            Services = [edge.Caller.Id, edge.Callee.Id],
            Related = [new RelatedLocation($"{edge.Caller.Id} {own}", ownAt), new RelatedLocation($"{edge.Callee.Id} {its}", at)],
            Remedies =
            [
                $"Let {edge.Caller.Id} answer without {edge.Callee.Id}: a cache, a default, a part left out.",
                $"Run {edge.Callee.Id} as the critical service that it is.",
            ],
        };
}
