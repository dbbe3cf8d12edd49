namespace DepGuard.Models.Deadlines;

/// <summary>Deadlines along a path on which every caller waits. Null as a time is: no limit, or never ends.</summary>
public static class DeadlineFlow
{
    /// <summary>True when the caller gives up before its callee has to: work goes on for nobody.</summary>
    /// <param name="deadline">Deadline of the caller; null if it waits without end.</param>
    /// <param name="need">Worst case of what the callee does; null if that never ends.</param>
    public static bool IsInverted(TimeSpan? deadline, TimeSpan? need) => deadline is { } limit && (need is not { } worst || limit < worst);

    /// <summary>Share of the callee's worst case that happens after the caller gave up: (need - deadline) / need.</summary>
    public static double WastedShare(TimeSpan? deadline, TimeSpan? need)
    {
        if (deadline is not { } limit)
            return 0;
        if (need is not { } worst)
            return 1;

        return worst > limit ? (worst - limit) / worst : 0;
    }

    /// <summary>The first step whose caller gives up before the next step's worst case and the work between; null if there is none.</summary>
    public static int? FirstInversion(IReadOnlyList<DeadlineStep> path)
    {
        for (var i = 0; i + 1 < path.Count; i++)
        {
            var next = path[i + 1];
            if (IsInverted(path[i].Deadline, Worst(next) is { } need ? Sum(path[i].OwnWork, need) : null))
                return i;
        }

        return null;
    }

    private static TimeSpan Sum(TimeSpan work, TimeSpan need) => Seconds.ToTime(work.TotalSeconds + need.TotalSeconds);

    private static TimeSpan? Worst(DeadlineStep step) => step.Retry.Need is not { } need || step.Deadline < need ? step.Deadline : need;
}
