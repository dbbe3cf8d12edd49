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
        where pool is not null && pool.LocksUp(hub.OuterCallsPerSecond)
        select Describe(hub, outer, inner, pool);

    private static ReentrantPool? PoolOf(HubCase hub, Edge outer, Edge inner) =>
        hub.Numbers.ServiceTime is { } own && inner.Usage.ServiceTime is { } back && outer.Callee.Numbers.ServiceTime is { } via
            ? new ReentrantPool(hub.Hub.Workers, own.Value, via.Value, back.Value, Math.Min(1, CallShare.Of(outer) * CallShare.Of(inner)))
            : null;

    private Finding Describe(HubCase hub, Edge outer, Edge inner, ReentrantPool pool)
    {
        var (used, safe) = (pool.Utilisation(hub.OuterCallsPerSecond), pool.SafeUtilisation());
        var finding = HubFinding.Of(Rule, hub, changed => With(pool, hub.Hub, changed).LocksUp(hub.OuterCallsPerSecond), Why(hub, pool, inner), outer.Callee, CaseText.Share(used), CaseText.Share(safe));
        return finding with
        {
            At = inner.Evidence[0].At,
            Services = [hub.Service.Id, outer.Callee.Id],
            Path = [hub.Service.Id, outer.Callee.Id, hub.Service.Id],
            Related = [.. finding.Related, CaseText.Place(outer.Callee.Numbers.ServiceTime!, $"{outer.Callee.Id} works {TimeText.Of(pool.Via)} on a request"), new RelatedLocation(CycleText.Sentence(inner), inner.Evidence[0].At), .. LoadSources.Numbers(inner)],
            Remedies = Advice,
        };
    }

    /// <summary>The pool with what was changed about its hub, to see whether an assumed number decides.</summary>
    private static ReentrantPool With(ReentrantPool pool, Hub hub, Hub changed) => hub.ServiceTime > TimeSpan.Zero
        ? pool with { Workers = changed.Workers, Own = pool.Own * (changed.ServiceTime / hub.ServiceTime), Via = pool.Via * (changed.ServiceTime / hub.ServiceTime) }
        : pool with { Workers = changed.Workers };

    private static IEnumerable<string> Why(HubCase hub, ReentrantPool pool, Edge inner)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Utilisation: {CaseText.Rate(hub.OuterCallsPerSecond)} x ({TimeText.Of(pool.Own)} + {pool.Share:0.###} x ({TimeText.Of(pool.Via)} + 2 x {TimeText.Of(pool.Inner)})) / {pool.Workers} workers = {CaseText.Share(pool.Utilisation(hub.OuterCallsPerSecond))}.");
        yield return string.Create(CultureInfo.InvariantCulture, $"Safe below 1 - 2.5 / sqrt({pool.Workers}) of the workers.");
        if (WaitingTime.PatienceOf(inner) is { } timeout)
            yield return $"Once calls pile up, each holds its worker until the inner call times out after {TimeText.Of(timeout)}: {CaseText.Rate(pool.BacklogCapacityPerSecond(timeout))} are answered then.";
    }
}
