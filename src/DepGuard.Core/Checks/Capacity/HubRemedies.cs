using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>
/// What helps a hub, by effect: each remedy is put into the model. First comes what keeps most calls answered once the hub has been knocked over;
/// then what lets it recover as soon as half of the load is gone; then what costs least. Workers cost money
/// for ever and come last.
/// </summary>
internal static class HubRemedies
{
    private const double Budget = 0.1;
    private const double SafeUtilisation = 0.95;

    /// <summary>Service times vary: a queue that is safe on average is too long half of the time.</summary>
    private const double SafeQueueShare = 2.0 / 3;

    /// <summary>Sentences, the best remedy first; what has no effect is left out.</summary>
    public static IReadOnlyList<string> For(HubCase hub)
    {
        var (load, model) = (hub.CallsPerSecond, hub.Hub);
        var now = Effect(model, load, hub.State);
        return [.. Candidates(hub)
            .Select((candidate, cost) => (candidate.Text, Effect: Effect(candidate.Hub, candidate.Load), Cost: cost, IsBought: candidate.Hub.Workers > model.Workers))
            .Where(remedy => remedy.Effect.CompareTo(now) > 0)
            .OrderBy(remedy => remedy.IsBought).ThenByDescending(remedy => remedy.Effect).ThenBy(remedy => remedy.Cost)
            .Select(remedy => $"{remedy.Text}: {Describe(remedy.Effect)}.")];
    }

    /// <summary>From the cheapest to the most expensive.</summary>
    private static IEnumerable<(string Text, Hub Hub, double Load)> Candidates(HubCase hub)
    {
        var (load, model) = (hub.CallsPerSecond, hub.Hub);
        var needed = CacheRate(model, load);
        if (needed is > 0 and < 1)
            yield return ($"Let callers of {hub.Service.Id} keep {CaseText.Share(needed)} of the answers (or check signed tokens themselves)", model, load * (1 - needed));
        if (model.SafeQueue * SafeQueueShare is { } room && (long)room is > 0 and var safe && !(model.Queue <= safe))
            yield return (FormattableString.Invariant($"Let at most {safe} requests wait at {hub.Service.Id} and refuse the rest"), model with { Queue = safe }, load);
        if (model.EffectiveAttempts > 1 + Budget)
            yield return ("Give retries a budget of 10 % of the calls", model with { RetryBudget = Budget }, load);
        if (model.Attempts > 1)
            yield return ("Switch the retries off", model with { Attempts = 1, RetryBudget = null }, load);
        var workers = (long)Math.Ceiling(load * model.ServiceTime.TotalSeconds / 0.75);
        if (workers > model.Workers)
            yield return (FormattableString.Invariant($"Run {workers} workers instead of {model.Workers}"), model with { Workers = workers }, load);
        var safeWorkers = (long)Math.Ceiling(load * model.EffectiveAttempts * model.ServiceTime.TotalSeconds * 1.05);
        if (safeWorkers > Math.Max(workers, model.Workers) && safeWorkers < 1_000_000)
            yield return (FormattableString.Invariant($"Run {safeWorkers} workers instead of {model.Workers}, enough for all attempts of an outage"), model with { Workers = safeWorkers }, load);
    }

    /// <summary>Share of answers that callers must keep so that the hub heals by itself, rounded up to full tenths; at most nine of ten.</summary>
    private static double CacheRate(Hub hub, double load)
    {
        for (var tenths = 1; tenths < 10; tenths++)
            if (Metastability.Classify(hub, load * (1 - (tenths / 10.0))).Class == HubClass.Stable)
                return tenths / 10.0;
        return Caching.RequiredHitRate(load, hub.CapacityPerSecond, SafeUtilisation) is var rate and > 0 ? Math.Ceiling(rate * 20) / 20 : 0;
    }

    private static HubEffect Effect(Hub hub, double load) => Effect(hub, load, Metastability.Classify(hub, load));

    private static HubEffect Effect(Hub hub, double load, HubState state)
    {
        var worst = state.CollapsedFailureRate ?? state.CalmFailureRate ?? 1;
        var goodput = load > 0 ? Metastability.GoodputPerSecond(hub, load, worst) / load : 1;
        return new HubEffect(Math.Round(goodput, 1), hub.RecoveryLoadPerSecond >= load / 2, state.Class, load, hub);
    }

    private static string Describe(HubEffect effect) => effect switch
    {
        { Class: HubClass.Stable, Goodput: >= 0.95 } => $"it then heals by itself at {CaseText.Rate(effect.Load)}",
        { Goodput: > 0.05 } => $"{CaseText.Share(effect.Goodput)} of the calls are then answered whatever has happened",
        { HealsAtHalf: true } => $"a backlog then drains below {CaseText.Rate(effect.Hub.RecoveryLoadPerSecond)}",
        _ => $"it then works at this load, but stays down once it is down, until less than {CaseText.Rate(effect.Hub.RecoveryLoadPerSecond)} come",
    };

    private sealed record HubEffect(double Goodput, bool HealsAtHalf, HubClass Class, double Load, Hub Hub) : IComparable<HubEffect>
    {
        public int CompareTo(HubEffect? other) => (Goodput, HealsAtHalf, -(int)Class).CompareTo((other!.Goodput, other.HealsAtHalf, -(int)other.Class));
    }
}
