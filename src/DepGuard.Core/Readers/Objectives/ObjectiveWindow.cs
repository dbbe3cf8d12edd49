using System.Globalization;

namespace DepGuard.Readers.Objectives;

/// <summary>
/// Lengths of time as files about objectives write them: <c>30d</c>, <c>4w</c>, <c>1h30m</c>. OpenSLO also counts months, quarters and years, as
/// <c>1M</c>, <c>1Q</c> and <c>1Y</c>, which last 30, 90 and 365 days here.
/// </summary>
internal static class ObjectiveWindow
{
    private static readonly IReadOnlyDictionary<string, double> Seconds = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["ms"] = 0.001,
        ["s"] = 1,
        ["m"] = 60,
        ["h"] = 3_600,
        ["d"] = 86_400,
        ["w"] = 7 * 86_400,
        ["y"] = 365 * 86_400,
        ["M"] = 30 * 86_400,
        ["Q"] = 90 * 86_400,
        ["Y"] = 365 * 86_400,
        ["Minute"] = 60,
        ["Hour"] = 3_600,
        ["Day"] = 86_400,
        ["Week"] = 7 * 86_400,
        ["Month"] = 30 * 86_400,
        ["Quarter"] = 90 * 86_400,
        ["Year"] = 365 * 86_400,
    };

    /// <summary>The time that a text such as <c>28d</c> states; null if it states none.</summary>
    public static TimeSpan? Parse(string? text)
    {
        var rest = text.AsSpan().Trim();
        var total = 0d;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept("0123456789.") is var at and >= 0 ? at : rest.Length;
            var letters = rest[digits..].IndexOfAnyInRange('0', '9') is var next and >= 0 ? next : rest.Length - digits;
            if (Of(rest[..digits].ToString(), rest.Slice(digits, letters).ToString()) is not { } part)
                return null;
            total += part;
            rest = rest[(digits + letters)..];
        }

        return total is > 0 and < 1e9 ? TimeSpan.FromSeconds(total) : null;
    }

    /// <summary>A number of units, such as 4 and <c>Week</c>; null if one of them is none.</summary>
    public static TimeSpan? Parse(string? count, string? unit) =>
        count is not null && unit is not null && Of(count, unit) is { } seconds and > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;

    private static double? Of(string count, string unit) =>
        double.TryParse(count, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Seconds.TryGetValue(unit, out var one) ? number * one : null;
}
