using DepGuard.Configuration;

namespace DepGuard.Cli.Simulation;

/// <summary>What happens to a hub, in the notation <c>VALUE:FOR@AFTER</c> of the command line.</summary>
/// <param name="Value">The new calls per second, or the factor; 1 where neither is meant.</param>
/// <param name="For">How long it lasts.</param>
/// <param name="After">Time since the end of the disturbance.</param>
internal readonly record struct Happening(double Value, TimeSpan For, TimeSpan After)
{
    /// <summary>When something is done about a disturbance if nothing is said.</summary>
    public static TimeSpan Reaction { get; } = TimeSpan.FromSeconds(30);

    private static TimeSpan Longest { get; } = TimeSpan.FromDays(1);

    /// <summary>The form <c>260/s:10s</c>, and <c>40/s:400s@30s</c>.</summary>
    public static Happening? Load(string text) => Of(text, Quantity.Rate);

    /// <summary>The form <c>2.4:20s</c>.</summary>
    public static Happening? Factor(string text) => Of(text, factor => Quantity.Number(factor) is { } number and > 0 and <= 1e6 ? number : null);

    /// <summary>The form <c>10s</c>, and <c>2s@60s</c>.</summary>
    public static Happening? Lasting(string text)
    {
        var (what, after) = Split(text, '@');
        return Time(what) is { } lasts && (after is null ? Reaction : Time(after)) is { } since ? new(1, lasts, since) : null;
    }

    /// <summary>The form <c>60s</c>: at once, this long after the disturbance.</summary>
    public static Happening? AtOnce(string text) => Time(text) is { } after ? new(1, TimeSpan.Zero, after) : null;

    private static Happening? Of(string text, Func<string, double?> parse)
    {
        var (value, rest) = Split(text, ':');
        return rest is not null && parse(value) is { } number && Lasting(rest) is { } lasting ? lasting with { Value = number } : null;
    }

    private static TimeSpan? Time(string text) => Quantity.Time(text) is { } time && time <= Longest ? time : null;

    private static (string Before, string? After) Split(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is var place and >= 0 ? (text[..place].Trim(), text[(place + 1)..].Trim()) : (text, null);
}
