using DepGuard.Facts;
using DepGuard.Facts.Objectives;
using DepGuard.Facts.Policies;

namespace DepGuard.Reports.Text;

/// <summary>Objectives for people.</summary>
public static class ObjectiveText
{
    /// <summary>The form <c>latency 99 % within 300 ms over 30 days</c>, with what is stated.</summary>
    public static string Of(Objective objective)
    {
        var threshold = objective.Threshold is { } limit ? $" within {TimeLimit.Of(limit)}" : "";
        var window = objective.Window is { } time ? $" over {Time(time)}" : "";
        return FormattableString.Invariant($"{Label.Of(objective.Kind)} {objective.Target.Value * 100:0.######} %{threshold}{window}");
    }

    private static string Time(TimeSpan time) => time.TotalDays >= 1 && time.Ticks % TimeSpan.TicksPerDay == 0 ? Words.Count(time.Days, "day") : $"{TimeLimit.Of(time)}";
}
