using DepGuard.Facts.Policies;
using DepGuard.Graph;

namespace DepGuard.Checks.Deadlines;

/// <summary>Waiting times in words.</summary>
internal static class TimeText
{
    /// <summary>The form <c>250 ms</c> or <c>2.5 s</c>; waits that multiplied beyond all sense are <c>more than a year</c>.</summary>
    public static string Of(TimeSpan time) => time > TimeSpan.FromDays(365) ? "more than a year" : TimeLimit.Of(time).ToString();

    /// <summary>How the waiting time of an edge comes about, such as <c>3 attempts x 2 s</c>.</summary>
    public static string NeedOf(Edge edge)
    {
        if (edge.AttemptTimeout is not { } attempt || edge.Attempts is { IsUnbounded: true })
            return $"deadline {Of(edge.Deadline ?? TimeSpan.Zero)}";
        var tries = WaitingTime.Tries(edge);
        var delay = WaitingTime.FirstDelayOf(edge);
        return tries == 1 ? $"1 attempt of {Of(attempt)}"
            : FormattableString.Invariant($"{tries} attempts x {Of(attempt)}{(delay > TimeSpan.Zero ? $" with delays from {Of(delay)} on" : "")}");
    }
}
