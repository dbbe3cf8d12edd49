using DepGuard.Facts.Capacity;

namespace DepGuard.Graph.Changes;

/// <summary>
/// What two releases make of a number that both change: where its changes are more load or more waiting, they come on top of each other. A number that
/// one of them no longer states has no sum.
/// </summary>
internal static class Sums
{
    /// <summary>Requests a second; what is not stated before is none.</summary>
    public static double? OfRates(Stated<double>? was, bool isNew, double one, double other) => Math.Max(0, one + other - (was?.Value ?? 0));

    /// <summary>Calls for each request; what is not stated before is one, and none on an edge that both add.</summary>
    public static double? OfCalls(Stated<double>? was, bool isNew, double one, double other) => Math.Max(0, one + other - (was?.Value ?? (isNew ? 0 : 1)));

    /// <summary>Service times and latencies; without a time before, neither is a delay on top of it.</summary>
    public static TimeSpan? OfTimes(Stated<TimeSpan>? was, bool isNew, TimeSpan one, TimeSpan other) =>
        was is null ? null : one + other - was.Value is var sum && sum > TimeSpan.Zero ? sum : TimeSpan.Zero;
}
