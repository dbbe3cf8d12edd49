using DepGuard.Documents;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Dapr;

/// <summary>Durations of Dapr. Source: <c>parseDuration</c> of dapr/dapr <c>pkg/resiliency/resiliency.go</c>.</summary>
internal static class DaprDurations
{
    /// <summary>A duration of Go; a plain number counts milliseconds. Null for anything else.</summary>
    public static TimeSpan? Of(Node? node) =>
        NumberOf(node) is { } number ? TimeSpan.FromMilliseconds(number) : DurationText.Go(node?.Text);

    /// <summary>A whole number; null for anything else.</summary>
    public static int? NumberOf(Node? node) =>
        int.TryParse(node?.Text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
