using System.Globalization;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;

namespace DepGuard.Reports.Text;

/// <summary>What a service can take and what reaches it, in words.</summary>
public static class NumbersText
{
    /// <summary>The numbers that are known, such as <c>8 workers</c> and <c>40/s</c>, each with its place and origin.</summary>
    public static IEnumerable<string> Of(ServiceNumbers numbers)
    {
        if (numbers.Tier is { } tier)
            yield return Line(tier, $"tier {tier.Value}");
        if (numbers.Replicas is { } replicas)
            yield return Line(replicas, Words.Count(replicas.Value, "replica"));
        if (numbers.Workers is { } workers)
            yield return Line(workers, Words.Count(workers.Value, "worker"));
        if (numbers.ServiceTime is { } time)
            yield return Line(time, $"service time {TimeLimit.Of(time.Value)}");
        if (numbers.P99 is { } slow)
            yield return Line(slow, $"p99 {TimeLimit.Of(slow.Value)}");
        if (numbers.Queue is { } queue)
            yield return Line(queue, queue.Value == long.MaxValue ? "unbounded queue" : string.Create(CultureInfo.InvariantCulture, $"queue of {queue.Value}"));
        if (numbers.Rate is { } rate)
            yield return Line(rate, string.Create(CultureInfo.InvariantCulture, $"{rate.Value:0.###} requests a second"));
    }

    private static string Line<T>(Stated<T> stated, string text) =>
        $"{stated.At} {text}{(stated.Provenance == Provenance.Declared ? "" : $" ({Label.Of(stated.Provenance)})")}";
}
