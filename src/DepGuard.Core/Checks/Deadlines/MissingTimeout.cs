using DepGuard.Checks.Topology;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Deadlines;

/// <summary>
/// A call that somebody decided to wait for without end, and that no layer limits. Where nothing is stated nothing is known: a limit may stand
/// in code, so that is no finding.
/// </summary>
internal sealed class MissingTimeout : ICheck
{
    private static readonly string[] Advice =
    [
        "Give the call a deadline that is shorter than the patience of those who wait for its caller.",
        "Pass the deadline of the request on, so that work for callers who have left ends.",
    ];

    public RuleInfo Rule => RuleCatalog.MissingTimeout;

    /// <summary>One finding for each edge that states "no limit"; an error toward a hub such as an authentication service.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from edge in input.Graph.Edges.Where(Hubs.IsWaiting)
        where edge.AttemptTimeout is null && edge.Deadline is null
        let source = edge.Policies.FirstOrDefault(policy => policy.Provenance == Provenance.Declared && SaysWithoutEnd(policy))
        where source is not null
        select Describe(edge, source);

    private static bool SaysWithoutEnd(CallPolicy policy) => policy.Timeout == TimeLimit.None || policy.Idle == TimeLimit.None || policy.Deadline == TimeLimit.None;

    private Finding Describe(Edge edge, CallPolicy source) =>
        Finding.For(Rule, source.At, $"{edge}", edge.Confidence, edge, Label.Of(source.Layer), source.Product) with
        {
            Severity = HubRole.IsHub(edge.Callee) ? Severity.Error : Rule.Severity,
            Services = [edge.Caller.Id, edge.Callee.Id],
            Related = [new RelatedLocation(CycleText.Sentence(edge), edge.Evidence[0].At)],
            Remedies = Advice,
        };
}
