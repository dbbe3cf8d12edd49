using DepGuard.Facts.Policies;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>Whether a verdict about a hub stands although some of its numbers are assumed: it must be the same with half and with twice of each.</summary>
internal static class Assumptions
{
    /// <summary>The assumed numbers whose halving or doubling changes the verdict; empty if it stands.</summary>
    public static IReadOnlyList<string> Decisive(HubCase hub, Func<Hub, bool> verdict)
    {
        var decisive = new List<string>();
        if (hub.Numbers.Workers is { Provenance: Provenance.Assumed } && Flips(factor => hub.Hub with { Workers = Math.Max(1, (long)(hub.Hub.Workers * factor)) }, verdict))
            decisive.Add("workers");
        if (hub.Numbers.ServiceTime is { Provenance: Provenance.Assumed } && Flips(factor => hub.Hub with { ServiceTime = hub.Hub.ServiceTime * factor }, verdict))
            decisive.Add("service time");
        if (hub.Numbers.Queue is { Provenance: Provenance.Assumed } && Flips(factor => hub.Hub with { Queue = (long?)(hub.Hub.Queue * factor) }, verdict))
            decisive.Add("queue");
        return decisive;
    }

    private static bool Flips(Func<double, Hub> changed, Func<Hub, bool> verdict) => !verdict(changed(0.5)) || !verdict(changed(2));
}
