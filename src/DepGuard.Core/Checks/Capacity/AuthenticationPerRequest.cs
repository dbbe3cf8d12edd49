using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>A hub that is asked for every request, by sub-requests of a gateway or by introspection, and cannot take it.</summary>
internal sealed class AuthenticationPerRequest : ICheck
{
    private const double SafeUtilisation = 0.95;

    public RuleInfo Rule => RuleCatalog.AuthenticationPerRequest;

    /// <summary>One finding for each hub that is not stable and that is called without a cache to authenticate requests.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from hub in input.Hubs
        where hub.Class != HubClass.Stable
        let asking = hub.Callers.Where(edge => edge.Usage.CacheHit is null && IsPerRequest(edge)).ToList()
        where asking.Count > 0
        select Describe(hub, asking);

    private static bool IsPerRequest(Edge edge) => edge.Roles.Contains(Role.Auth);

    private static bool IsStable(Hub hub, double load) => Metastability.Classify(hub, load).Class == HubClass.Stable;

    private Finding Describe(HubCase hub, IReadOnlyList<Edge> asking)
    {
        var works = Caching.RequiredHitRate(hub.CallsPerSecond, hub.Hub.CapacityPerSecond, SafeUtilisation);
        var heals = Caching.RequiredHitRate(hub.CallsPerSecond, hub.Hub.RecoveryLoadPerSecond, SafeUtilisation);
        var callers = string.Join(" and ", asking.Select(edge => edge.Caller.Id));
        return HubFinding.Of(Rule, hub, changed => !IsStable(changed, hub.CallsPerSecond), Why(hub, works, heals), callers, CaseText.Share(Math.Ceiling(heals * 100) / 100)) with
        {
            At = asking[0].Evidence[0].At,
            Services = [.. asking.Select(edge => edge.Caller.Id), hub.Service.Id],
        };
    }

    private static IEnumerable<string> Why(HubCase hub, double works, double heals)
    {
        yield return $"Utilisation: {CaseText.Number(hub.Utilisation)}.";
        if (works > 0)
            yield return $"A cache that answers {CaseText.Share(Math.Ceiling(works * 100) / 100)} keeps the load below 95 % of the capacity.";
        yield return $"One that answers {CaseText.Share(Math.Ceiling(heals * 100) / 100)} keeps it below what drains a backlog, {CaseText.Rate(hub.Hub.RecoveryLoadPerSecond)}.";
        yield return CaseText.Assumed(hub);
    }
}
