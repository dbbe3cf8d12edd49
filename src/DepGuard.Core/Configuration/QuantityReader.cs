using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;

namespace DepGuard.Configuration;

/// <summary>Reads the quantities of <c>depguard.yaml</c>; one that is none is an error with its place and an example.</summary>
internal sealed class QuantityReader(ConfigProblems problems, Provenance provenance)
{
    private const string Unbounded = "unbounded";

    /// <summary>A whole number from a least one on.</summary>
    public Stated<int>? Count(Node? node, int least) =>
        Read(node, text => Whole(text) is { } count && count >= least && count <= int.MaxValue ? (int)count : (int?)null, $"a whole number from {least} on");

    /// <summary>A number of requests, or <c>unbounded</c>, which is the largest number.</summary>
    public Stated<long>? Bound(Node? node) =>
        Read(node, text => text == Unbounded ? long.MaxValue : Whole(text), $"a whole number or '{Unbounded}'");

    /// <summary>A time above zero.</summary>
    public Stated<TimeSpan>? Time(Node? node) =>
        Read(node, text => DurationText.Go(text) is { } time && time > TimeSpan.Zero ? time : (TimeSpan?)null, "a time such as 80ms or 2s");

    /// <summary>A time above zero, or <c>none</c> for a limit that does not exist.</summary>
    public TimeLimit? Limit(Node? node) => node is Scalar { Value: "none" } ? TimeLimit.None : Time(node) is { } time ? TimeLimit.Of(time.Value) : null;

    /// <summary>A number of events a second: <c>40/s</c>, <c>2400/min</c>, <c>100/h</c>; without a unit a second is meant.</summary>
    public Stated<double>? Rate(Node? node) => Read(node, RateOf, "a rate such as 40/s or 2400/min");

    /// <summary>A number from zero on.</summary>
    public Stated<double>? Number(Node? node) => Read(node, NumberOf, "a number from 0 on");

    /// <summary>A share from 0 to 1, or a percentage.</summary>
    public Stated<Ratio>? Share(Node? node) => Read(node, ShareOf, "a share such as 60% or 0.6");

    /// <summary>How often a call is tried, the first try included, or <c>unbounded</c>.</summary>
    public Stated<Attempts>? Tries(Node? node) =>
        Read(node, text => text == Unbounded ? Attempts.Unbounded : Whole(text) is { } total and > 0 ? Attempts.Of(total) : (Attempts?)null, $"a whole number from 1 on, or '{Unbounded}'");

    private Stated<T>? Read<T>(Node? node, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (node is null)
            return null;
        if (node.Text is { } text && parse(text.Trim()) is { } value)
            return new Stated<T>(value, provenance, node.At);
        problems.Error(node.At, $"{(node.Text is { } wrong ? $"'{wrong}'" : "this")} is not {expected}");
        return null;
    }

    private static double? RateOf(string text)
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
        return NumberOf(slash < 0 ? text : text[..slash].TrimEnd()) / seconds;
    }

    private static Ratio? ShareOf(string text)
    {
        var share = text.EndsWith('%') ? NumberOf(text[..^1].TrimEnd()) / 100 : NumberOf(text);
        return share is { } value and <= 1 ? new Ratio(value) : null;
    }

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
