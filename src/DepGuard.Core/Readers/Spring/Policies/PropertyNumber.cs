using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>Numbers in properties; what cannot be read is null, as if it were not stated.</summary>
internal static class PropertyNumber
{
    /// <summary>A limit of time: a duration of Spring (<c>2s</c>, <c>PT2S</c>) or a number of milliseconds; negative and zero switch it off.</summary>
    public static TimeLimit? Limit(Property? property) => Duration(property) is { } time ? TimeLimit.Of(time) : null;

    /// <summary>A duration.</summary>
    public static TimeSpan? Duration(Property? property) => DurationText.Spring(property?.Value.Trim());

    /// <summary>A whole number.</summary>
    public static long? Whole(Property? property) => Whole(property?.Value);

    /// <summary>A whole number in a text.</summary>
    public static long? Whole(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A percentage.</summary>
    public static Ratio? Percent(Property? property) =>
        double.TryParse(property?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 100 ? Ratio.Percent(number) : null;
}
