using System.Globalization;
using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces;

/// <summary>A line for people about how much a file's observation is worth.</summary>
internal static class ObservationRemark
{
    private const long LatestSecond = 253_402_300_799;

    /// <summary>Spans, traces, time and everything that could not be used; null if there is nothing to say.</summary>
    /// <param name="file">What was found in the file.</param>
    /// <param name="failure">Why it was not read to its end; null if it was.</param>
    public static string? Of(FileStatistics file, string? failure)
    {
        var parts = new List<string>();
        Add(parts, file.Spans, "span");
        Add(parts, file.Traces, "trace");
        Add(parts, file.Counters, "counter");
        if (file is { First: { } first, Last: { } last })
            parts.Add($"from {Time(first)} to {Time(last)}");
        Add(parts, file.Orphans, "span", " whose parent is missing");
        Add(parts, file.Unnamed, "span", " of unnamed processes");
        Add(parts, file.Nameless, "call", " whose callee is not named");
        Add(parts, file.Copies, "span", " that came before");
        Add(parts, file.Late, "span", " that came too late for the trace and do not count");
        if (failure is not null)
            parts.Add($"not read to its end: {failure}");
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    private static void Add(List<string> parts, long count, string what, string more = "")
    {
        if (count > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}{more}"));
    }

    private static string Time(long nanoseconds) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(nanoseconds / 1_000_000_000, 0, LatestSecond)).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
