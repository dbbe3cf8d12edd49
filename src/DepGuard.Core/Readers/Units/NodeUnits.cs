using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts.Policies;

namespace DepGuard.Readers.Units;

/// <summary>Numbers and durations of documents; null where a value is absent or no such thing.</summary>
internal static class NodeUnits
{
    /// <summary>A whole number.</summary>
    public static long? Whole(Node? node) =>
        long.TryParse(node?.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number above zero; formats that write zero for "not set" state nothing with it.</summary>
    public static long? Positive(Node? node) => Whole(node) is > 0 and var number ? number : null;

    /// <summary>A number with a fraction.</summary>
    public static double? Number(Node? node) =>
        double.TryParse(node?.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A duration of Go or protobuf; older Envoy files write <c>{ seconds: 1, nanos: 500000000 }</c>.</summary>
    public static TimeSpan? Duration(Node? node) => node is not Mapping mapping
        ? DurationText.Go(node?.Text)
        : DurationText.Go($"{Whole(mapping["seconds"]) ?? 0}s{Whole(mapping["nanos"]) ?? 0}ns");

    /// <summary>A limit of time in the notation of Go or protobuf; zero switches it off.</summary>
    public static TimeLimit? Limit(Node? node) => Duration(node) is { } value ? TimeLimit.Of(value) : null;
}
