using System.Globalization;
using DepGuard.Checks.Capacity;
using DepGuard.Checks.Deadlines;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Topology;

/// <summary>
/// A call that comes back to the workers from which it started: when all of them wait for inner calls, none is left to serve one. It happens far
/// below full load; the bound 1 - 2.5 / sqrt(workers) is a fit to simulations.
/// </summary>
internal sealed class PoolSelfDeadlock : ICheck
{
    private static readonly string[] Advice =
    [
        "Serve the inner calls with workers of their own.",
        "Send what they ask for with the outer call, so that it need not come back.",
    ];

    public RuleInfo Rule => RuleCatalog.PoolSelfDeadlock;

    /// <summary>One finding for each service with known workers, load and times whose calls come back over one other service.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from hub in input.Hubs
        from outer in input.Graph.From(hub.Service).Where(Checks.Hubs.IsWaiting)
        from inner in input.Graph.From(outer.Callee).Where(Checks.Hubs.IsWaiting)
        where inner.Callee == hub.Service && inner.Usage.SeparatePool?.Value is not true
        let pool = PoolOf(hub, outer, inner)
        where pool is not null && pool.LocksUp(hub.CallsPerSecond)
        select Describe(hub, outer, inner, pool);

    private static ReentrantPool? PoolOf(HubCase hub, Edge outer, Edge inner) =>
        hub.Numbers.ServiceTime is { } own && inner.Usage.ServiceTime is { } back && outer.Callee.Numbers.ServiceTime is { } via
            ? new ReentrantPool(hub.Hub.Workers, own.Value, via.Value, back.Value, Math.Min(1, CallShare.Of(outer) * CallShare.Of(inner)))
            : null;

    private Finding Describe(HubCase hub, Edge outer, Edge inner, ReentrantPool pool)
    {
        var (used, safe) = (pool.Utilisation(hub.CallsPerSecond), pool.SafeUtilisation());
        return HubFinding.Of(Rule, hub, _ => true, Why(pool, inner), outer.Callee, CaseText.Share(used), CaseText.Share(safe)) with
        {
            At = inner.Evidence[0].At,
            Services = [hub.Service.Id, outer.Callee.Id],
            Path = [hub.Service.Id, outer.Callee.Id, hub.Service.Id],
            Remedies = Advice,
        };
    }

    private static IEnumerable<string> Why(ReentrantPool pool, Edge inner)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"Safe below 1 - 2.5 / sqrt({pool.Workers}) of the workers.");
        if (WaitingTime.PatienceOf(inner) is { } timeout)
            yield return $"Once calls pile up, each holds its worker until the inner call times out after {TimeText.Of(timeout)}: {CaseText.Rate(pool.BacklogCapacityPerSecond(timeout))} are answered then.";
    }
}
