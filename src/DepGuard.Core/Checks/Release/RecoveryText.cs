using DepGuard.Models.Hubs;

namespace DepGuard.Checks.Release;

/// <summary>Measures against an outage in words.</summary>
internal static class RecoveryText
{
    /// <summary>The form <c>restart auth and take back what raised its load</c>; where only one of load and capacity changed, to take it back is to roll back.</summary>
    public static string Of(RecoveryActions actions, HubChange hub)
    {
        var isRestart = actions.HasFlag(RecoveryActions.Restart);
        string?[] parts =
        [
            isRestart ? $"restart {hub.After.Service}" : null,
            actions.HasFlag(RecoveryActions.ReduceLoad) ? hub.LosesCapacity ? "take back what raised its load" : "roll back" : null,
            actions.HasFlag(RecoveryActions.RestoreCapacity) ? hub.GetsLoad ? "take back what lowered its capacity" : "roll back" : null,
        ];
        return string.Join(" and ", parts.OfType<string>().DefaultIfEmpty("nothing"));
    }
}
