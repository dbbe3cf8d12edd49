namespace DepGuard.Models;

/// <summary>Seconds of a formula as a time.</summary>
internal static class Seconds
{
    /// <summary>The time; the longest one there is for what is longer, zero for what is negative or no number.</summary>
    public static TimeSpan ToTime(double seconds) =>
        seconds >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue : seconds > 0 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
}
