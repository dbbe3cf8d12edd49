using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Topology;

/// <summary>
/// The finding about one component, shown by one of its cycles. It stands at the edge to remove first: of the cheapest set of edges that
/// breaks every cycle of the component, the cheapest one on the shown cycle (there always is one).
/// </summary>
internal static class CycleFinding
{
    /// <summary>
    /// Describes a component. Values of the message: the shown cycle, the number of services in the component, the edge to remove first,
    /// and then <paramref name="values"/>.
    /// </summary>
    public static Finding Of(RuleInfo rule, Component component, Cycle shown, IReadOnlyList<string> advice, params object[] values)
    {
        var cuts = component.FeedbackEdges.Edges.OrderByDescending(shown.Edges.Contains).ToList();
        var members = component.Members.Select(member => member.Id).ToList();
        var subject = $"{shown} in {string.Join(", ", members)}";
        var confidence = shown.Edges.Min(edge => edge.Confidence);
        return Finding.For(
            rule, cuts[0].Evidence[0].At, subject, confidence, [CycleText.Shorten(shown), members.Count, cuts[0], .. values]) with
        {
            Services = members,
            Path = shown.Path,
            Related = [.. shown.Edges.Select(edge => new RelatedLocation(CycleText.Sentence(edge), edge.Evidence[0].At))],
            Remedies = [.. CycleText.Removals(cuts), .. advice],
            Details = [.. CycleText.Describe(component, shown)],
        };
    }

    /// <summary>
    /// Describes a component of calls: where every cycle passes through a gateway, the same path of an address may be routed elsewhere
    /// the second time, so that is a warning that says so.
    /// </summary>
    public static Finding OfCalls(RuleInfo rule, Component component, Cycle shown, IReadOnlyList<string> advice, params object[] values)
    {
        var finding = Of(rule, component, shown, advice, values);
        if (component.IsCyclicWithout(service => service.Kind == ServiceKind.Gateway))
            return finding;

        return finding with
        {
            Severity = finding.Severity < Severity.Warning ? finding.Severity : Severity.Warning,
            Details = ["Every cycle re-enters through the gateway; routes may end it.", .. finding.Details],
        };
    }
}
