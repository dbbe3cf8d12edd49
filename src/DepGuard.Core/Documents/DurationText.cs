using System.Globalization;

namespace DepGuard.Documents;

/// <summary>
/// Durations as the formats write them. Each method knows one notation and yields null for any other text, or for more time than a
/// <see cref="TimeSpan"/> holds. What zero means, off or at once, is up to the reader.
/// </summary>
internal static class DurationText
{
    private static readonly TimeUnits GoUnits = new()
    {
        ["ns"] = 0.01,
        ["us"] = 10,
        ["µs"] = 10,
        ["μs"] = 10,
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour,
    };

    private static readonly TimeUnits NginxUnits = new()
    {
        [""] = TimeSpan.TicksPerSecond,
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour,
        ["d"] = TimeSpan.TicksPerDay,
        ["w"] = 7 * TimeSpan.TicksPerDay,
        ["M"] = 30 * TimeSpan.TicksPerDay,
        ["y"] = 365 * TimeSpan.TicksPerDay,
    };

    private static readonly TimeUnits HaProxyUnits = new()
    {
        [""] = TimeSpan.TicksPerMillisecond,
        ["us"] = 10,
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour,
        ["d"] = TimeSpan.TicksPerDay,
    };

    private static readonly TimeUnits SpringUnits = new()
    {
        [""] = TimeSpan.TicksPerMillisecond,
        ["ns"] = 0.01,
        ["us"] = 10,
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour,
        ["d"] = TimeSpan.TicksPerDay,
    };

    private static readonly TimeUnits IsoDays = new() { ["W"] = 7 * TimeSpan.TicksPerDay, ["D"] = TimeSpan.TicksPerDay };

    private static readonly TimeUnits IsoTimes = new() { ["H"] = TimeSpan.TicksPerHour, ["M"] = TimeSpan.TicksPerMinute, ["S"] = TimeSpan.TicksPerSecond };

    /// <summary>Go: <c>1m30s</c>, <c>1.5s</c>, <c>250ms</c>, <c>0</c>; a protobuf text such as <c>0.25s</c> and GEP-2257 are part of it.</summary>
    public static TimeSpan? Go(string? text) => text is "0" ? TimeSpan.Zero : Sum(text, GoUnits);

    /// <summary>nginx: <c>60</c> or <c>60s</c>, <c>1h 30m</c>, <c>100ms</c>; without a unit seconds.</summary>
    public static TimeSpan? Nginx(string? text) => Sum(text?.Replace(" ", string.Empty, StringComparison.Ordinal), NginxUnits);

    /// <summary>HAProxy: <c>5s</c>, <c>100</c>; without a unit milliseconds.</summary>
    public static TimeSpan? HaProxy(string? text) => Sum(text, HaProxyUnits);

    /// <summary>Spring: <c>5s</c>, <c>PT5S</c>, <c>100</c>; without a unit milliseconds.</summary>
    public static TimeSpan? Spring(string? text) => Iso8601(text) ?? Sum(text, SpringUnits);

    /// <summary>.NET: <c>[d.]hh:mm:ss[.fffffff]</c>, and a plain number, which counts days.</summary>
    public static TimeSpan? DotNet(string? text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>ISO 8601: <c>PT1M30S</c>, <c>P1DT2H</c>, <c>PT0.5S</c>; not with years or months, whose length varies.</summary>
    public static TimeSpan? Iso8601(string? text)
    {
        if (text is not { Length: > 2 } || char.ToUpperInvariant(text[0]) != 'P')
            return null;

        var upper = text[1..].ToUpperInvariant();
        var (days, times) = upper.IndexOf('T') is var at and >= 0 ? (upper[..at], upper[(at + 1)..]) : (upper, null);
        if (days.Length == 0)
            return Sum(times, IsoTimes);
        return Sum(days, IsoDays) is not { } whole ? null : times is null ? whole : Sum(times, IsoTimes) is { } rest ? Of((double)whole.Ticks + rest.Ticks) : null;
    }

    /// <summary>Numbers with units, added up; a leading minus turns the sum negative.</summary>
    private static TimeSpan? Sum(string? text, TimeUnits units)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        var (isNegative, at, ticks) = (text[0] == '-', text[0] is '-' or '+' ? 1 : 0, 0.0);
        if (at == text.Length)
            return null;
        while (at < text.Length)
        {
            var unit = EndOf(text, at, letter => char.IsAsciiDigit(letter) || letter == '.');
            var end = EndOf(text, unit, letter => !char.IsAsciiDigit(letter) && letter != '.');
            if (!double.TryParse(text.AsSpan(at, unit - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || !units.TryGetValue(text[unit..end], out var ticksOfUnit))
                return null;
            (ticks, at) = (ticks + number * ticksOfUnit, end);
        }

        return Of(isNegative ? -ticks : ticks);
    }

    private static int EndOf(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
            at++;
        return at;
    }

    private static TimeSpan? Of(double ticks) => Math.Abs(ticks) < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)Math.Round(ticks)) : null;

    /// <summary>Ticks of each unit; the empty unit is that of a number without one.</summary>
    private sealed class TimeUnits() : Dictionary<string, double>(StringComparer.Ordinal);
}
