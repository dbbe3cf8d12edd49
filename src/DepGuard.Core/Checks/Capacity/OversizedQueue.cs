using System.Globalization;
using DepGuard.Checks.Deadlines;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Models;
using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Capacity;

/// <summary>A queue so long that its last requests are answered after their callers have left: safe is capacity x (timeout - service time).</summary>
internal sealed class OversizedQueue : ICheck
{
    public RuleInfo Rule => RuleCatalog.OversizedQueue;

    /// <summary>One finding for each service whose stated queue is longer than is safe for the time its callers wait.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from hub in input.Hubs
        where hub.Numbers.Queue is not null && IsTooLong(hub.Hub)
        select Describe(hub, hub.Hub.SafeQueue!.Value);

    private static bool IsTooLong(Hub hub) => hub.SafeQueue is { } safe && !(hub.Queue <= safe);

    private Finding Describe(HubCase hub, long safe)
    {
        var bound = hub.Hub.Queue is { } queue ? queue.ToString(CultureInfo.InvariantCulture) : "any number of";
        return HubFinding.Of(Rule, hub, IsTooLong, Why(hub, safe), bound, safe) with
        {
            At = hub.Numbers.Queue!.At,
            Remedies = [string.Create(CultureInfo.InvariantCulture, $"Let at most {safe * 2 / 3} requests wait, and refuse the rest at once: service times vary, and a third is room for that.")],
        };
    }

    private static IEnumerable<string> Why(HubCase hub, long safe)
    {
        if (hub.Hub.Timeout is not { } timeout)
            yield break;
        yield return $"Safe: {CaseText.Rate(hub.Hub.CapacityPerSecond)} x ({TimeText.Of(timeout)} - {TimeText.Of(hub.Hub.ServiceTime)}) = {safe} requests.";
        if (hub.Hub.Queue is { } queue)
            yield return $"The last of {queue} waits {TimeText.Of(Seconds.ToTime(Math.Round(queue / hub.Hub.CapacityPerSecond, 1)))}: {CaseText.Number((double)queue / Math.Max(1, safe))} times too many.";
    }
}
