using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Policies;

namespace DepGuard.Configuration;

/// <summary>Quantities as people write them in <c>depguard.yaml</c> and on the command line; null for text that is none.</summary>
public static class Quantity
{
    /// <summary>The word for what nothing bounds.</summary>
    public const string Unbounded = "unbounded";

    /// <summary>A whole number from zero on.</summary>
    public static long? Whole(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    /// <summary>A number from zero on.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A time from zero on, such as <c>80ms</c>, <c>2s</c> or <c>1m30s</c>.</summary>
    public static TimeSpan? Time(string text) => DurationText.Go(text) is { } time && time >= TimeSpan.Zero ? time : null;

    /// <summary>Events a second: <c>40/s</c>, <c>2400/min</c>, <c>100/h</c>; without a unit a second is meant.</summary>
    public static double? Rate(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        double? seconds = slash < 0 ? 1 : text[(slash + 1)..].Trim() switch
        {
            "s" or "sec" or "second" => 1,
            "m" or "min" or "minute" => 60,
            "h" or "hour" => 3600,
            "d" or "day" => 86_400,
            _ => null,
        };
        return Number(slash < 0 ? text : text[..slash].TrimEnd()) / seconds;
    }

    /// <summary>A share from 0 to 1, or a percentage.</summary>
    public static Ratio? Share(string text)
    {
        var share = text.EndsWith('%') ? Number(text[..^1].TrimEnd()) / 100 : Number(text);
        return share is { } value and <= 1 ? new Ratio(value) : null;
    }

    /// <summary>How often a call is tried, the first try included, or <c>unbounded</c>.</summary>
    public static Attempts? Tries(string text) =>
        text == Unbounded ? Attempts.Unbounded : Whole(text) is { } total and > 0 ? Attempts.Of(total) : null;

    /// <summary>A number of requests; <c>unbounded</c> is the largest number.</summary>
    public static long? Bound(string text) => text == Unbounded ? long.MaxValue : Whole(text);
}
