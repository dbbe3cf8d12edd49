using DepGuard.Checks.Topology;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Checks.Release;

/// <summary>A cycle of calls that the change closes: a component that is new, that grew, or that got a further call inside.</summary>
internal sealed class NewCycle : ICheck
{
    private static readonly string[] Advice =
    [
        "Release the rest of the change without it, and let the caller get by with what it knows until then.",
    ];

    public RuleInfo Rule => RuleCatalog.NewCycle;

    /// <summary>One finding for each component with an added call on a cycle, shown by the shortest cycle through one.</summary>
    public IEnumerable<Finding> Run(CheckInput input) => input.Change is { } change ? Run(change) : [];

    private IEnumerable<Finding> Run(GraphDiff change)
    {
        var known = change.Before.Edges.Where(Hubs.IsWaiting).Select(edge => edge.ToString()).ToHashSet(StringComparer.Ordinal);
        var before = new Lazy<List<Component>>(() => [.. CyclicComponents.OfCalls(change.Before)]);
        foreach (var component in CyclicComponents.OfCalls(change.After))
            if (component.Edges.Any(IsAdded) && component.ShortestCycle(IsAdded) is { } shown)
                yield return Describe(component, shown, [.. component.Edges.Where(IsAdded)], before.Value);

        bool IsAdded(Edge edge) => !known.Contains(edge.ToString());
    }

    private Finding Describe(Component component, Cycle shown, IReadOnlyList<Edge> added, List<Component> before)
    {
        var newest = shown.Edges.First(added.Contains);
        var finding = CycleFinding.OfCalls(Rule, component, shown, Advice);
        return finding with
        {
            Message = Finding.For(Rule, newest.Evidence[0].At, "", Confidence.Declared, newest, CycleText.Shorten(shown)).Message,
            At = newest.Evidence[0].At,
            Remedies = [.. CycleText.Removals([.. added.OrderByDescending(edge => edge == newest)]), .. Advice],
            Details = [Past(component, before), .. finding.Details.Where(line => !line.StartsWith("Removing all edges", StringComparison.Ordinal))],
        };
    }

    private static string Past(Component component, List<Component> before)
    {
        var members = component.Members.ToHashSet();
        var parts = before.Where(one => one.Members.Any(members.Contains)).ToList();
        return parts.Count == 0 ? "Before the change, no call among these services was part of a cycle."
            : parts.Exists(one => one.Members.Count >= members.Count) ? "These services were a cycle before; the change adds a further call to it."
            : FormattableString.Invariant($"Before the change, {parts.Sum(one => one.Members.Count)} of these {members.Count} services were part of a cycle.");
    }
}
