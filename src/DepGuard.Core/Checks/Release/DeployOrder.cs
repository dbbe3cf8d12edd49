using DepGuard.Checks.Topology;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Graph.Changes;

namespace DepGuard.Checks.Release;

/// <summary>A change whose parts are only safe in one order, or in none.</summary>
internal sealed class DeployOrder : ICheck
{
    public RuleInfo Rule => RuleCatalog.DeployOrder;

    /// <summary>One finding for each new callee, for each removed one, and for each component in which several new calls need each other.</summary>
    public IEnumerable<Finding> Run(CheckInput input) => input.Change is { } change
        ? [.. NewCallees(change), .. RemovedCallees(change), .. LeftBehind(change), .. NoOrder(change)]
        : [];

    /// <summary>A service that was there calls one that was not: the callee goes first, unless the start order sees to that.</summary>
    private IEnumerable<Finding> NewCallees(GraphDiff change)
    {
        var added = change.AddedServices.Where(IsDeployed).ToHashSet();
        var known = change.Before.Services.ToHashSet();
        return from edge in change.AddedEdges
               where IsUsed(edge) && added.Contains(edge.Callee) && known.Contains(edge.Caller)
               where !change.After.From(edge.Caller).Any(other => other.Callee.Equals(edge.Callee) && other.Mode == CallMode.Startup)
               group edge by edge.Callee into calls
               let callers = Names(calls)
               select Describe(
                   calls,
                   $"{calls.Key} is new and {callers} now call{(Callers(calls) == 1 ? "s" : "")} it, so that {calls.Key} goes first",
                   $"Deploy {calls.Key}, and when it answers, {callers}; roll back in the opposite order.");
    }

    /// <summary>A service is gone and those that called it are not: they go first.</summary>
    private IEnumerable<Finding> RemovedCallees(GraphDiff change)
    {
        var removed = change.RemovedServices.Where(IsDeployed).ToHashSet();
        var left = change.After.Services.ToHashSet();
        return from edge in change.RemovedEdges
               where IsUsed(edge) && removed.Contains(edge.Callee) && left.Contains(edge.Caller)
               group edge by edge.Callee into calls
               let callers = Names(calls)
               select Describe(
                   calls,
                   $"{calls.Key} is removed and {callers} called it until now, so that {calls.Key} goes last",
                   $"Deploy {callers}, and when no request reaches {calls.Key} any more, remove it; roll back in the opposite order.");
    }

    /// <summary>A service is gone and is called all the same.</summary>
    private IEnumerable<Finding> LeftBehind(GraphDiff change) =>
        from service in change.ChangedServices
        where IsDeployed(service.Before) && service.After.Kind == ServiceKind.External
        let calls = change.After.To(service.After).Where(IsUsed).ToList()
        where calls.Count > 0
        select Describe(
            calls,
            $"{service.After} is removed and {Names(calls)} still call{(Callers(calls) == 1 ? "s" : "")} it, so that no order is safe",
            $"Keep {service.After} until nobody calls it.");

    /// <summary>Within a component everybody is provider and consumer: two new calls there each want the other one's callee first.</summary>
    private IEnumerable<Finding> NoOrder(GraphDiff change)
    {
        var added = change.AddedEdges.Where(Hubs.IsWaiting).ToHashSet();
        return from component in added.Count < 2 ? [] : CyclicComponents.OfCalls(change.After)
               let calls = component.Edges.Where(added.Contains).ToList()
               where Callers(calls) > 1
               select Describe(
                   calls,
                   $"{Names(calls)} get new calls on one cycle and each needs the others first, so that no order is safe",
                   "Deploy all callees with the old calls still working, then switch the new calls on one by one behind a flag.");
    }

    private static bool IsDeployed(Service service) => service.Kind != ServiceKind.External;

    private static bool IsUsed(Edge edge) => edge is { Mode: CallMode.Sync or CallMode.Data, Confidence: >= Confidence.Inferred };

    private static int Callers(IEnumerable<Edge> calls) => calls.Select(edge => edge.Caller).Distinct().Count();

    /// <summary>The callers in words: <c>a</c>, <c>a and b</c>, <c>a, b and 4 more</c>.</summary>
    private static string Names(IEnumerable<Edge> calls) => calls.Select(edge => edge.Caller.Id).Distinct().ToList() switch
    {
        [var one] => one,
        [var one, var two] => $"{one} and {two}",
        var all => FormattableString.Invariant($"{all[0]}, {all[1]} and {all.Count - 2} more"),
    };

    private Finding Describe(IEnumerable<Edge> calls, string fact, string remedy)
    {
        var edges = calls.ToList();
        return Finding.For(Rule, edges[0].Evidence[0].At, fact, edges.Min(edge => edge.Confidence), fact) with
        {
            Services = [.. edges.SelectMany(edge => new[] { edge.Caller.Id, edge.Callee.Id }).Distinct()],
            Related = [.. edges.Select(edge => new RelatedLocation(CycleText.Sentence(edge), edge.Evidence[0].At))],
            Remedies = [remedy],
        };
    }
}
