using DepGuard.Documents;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;

namespace DepGuard.Configuration;

/// <summary>Reads the quantities of <c>depguard.yaml</c>; one that is none is an error with its place and an example.</summary>
internal sealed class QuantityReader(ConfigProblems problems, Provenance provenance)
{
    /// <summary>A whole number from a least one on.</summary>
    public Stated<int>? Count(Node? node, int least) =>
        Read(node, text => Quantity.Whole(text) is { } count && count >= least && count <= int.MaxValue ? (int)count : (int?)null, $"a whole number from {least} on");

    /// <summary>A number of requests, or <c>unbounded</c>, which is the largest number.</summary>
    public Stated<long>? Bound(Node? node) =>
        Read(node, Quantity.Bound, $"a whole number or '{Quantity.Unbounded}'");

    /// <summary>A time above zero.</summary>
    public Stated<TimeSpan>? Time(Node? node) =>
        Read(node, text => Quantity.Time(text) is { } time && time > TimeSpan.Zero ? time : (TimeSpan?)null, "a time such as 80ms or 2s");

    /// <summary>A time above zero, or <c>none</c> for a limit that does not exist.</summary>
    public TimeLimit? Limit(Node? node) => node is Scalar { Value: "none" } ? TimeLimit.None : Time(node) is { } time ? TimeLimit.Of(time.Value) : null;

    /// <summary>A number of events a second: <c>40/s</c>, <c>2400/min</c>, <c>100/h</c>; without a unit a second is meant.</summary>
    public Stated<double>? Rate(Node? node) => Read(node, Quantity.Rate, "a rate such as 40/s or 2400/min");

    /// <summary>A number from zero on.</summary>
    public Stated<double>? Number(Node? node) => Read(node, Quantity.Number, "a number from 0 on");

    /// <summary>A share from 0 to 1, or a percentage.</summary>
    public Stated<Ratio>? Share(Node? node) => Read(node, Quantity.Share, "a share such as 60% or 0.6");

    /// <summary>How often a call is tried, the first try included, or <c>unbounded</c>.</summary>
    public Stated<Attempts>? Tries(Node? node) =>
        Read(node, Quantity.Tries, $"a whole number from 1 on, or '{Quantity.Unbounded}'");

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
}
