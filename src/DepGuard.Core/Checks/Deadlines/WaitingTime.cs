using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Models;

namespace DepGuard.Checks.Deadlines;

/// <summary>How long the calls of an edge may take by what its policies say.</summary>
internal static class WaitingTime
{
    private const int MostDelays = 64;

    /// <summary>After this time the caller, or a layer on its way, gives an attempt up; null if nothing says so.</summary>
    public static TimeSpan? PatienceOf(Edge edge) => (edge.AttemptTimeout, edge.Deadline) switch
    {
        ({ } attempt, { } whole) => attempt < whole ? attempt : whole,
        var (attempt, whole) => attempt ?? whole,
    };

    /// <summary>
    /// Longest time that the calls of an edge keep their caller waiting: every attempt runs into its limit, with the delays between them, unless a
    /// deadline ends them; null if nothing bounds it.
    /// </summary>
    public static TimeSpan? NeedOf(Edge edge)
    {
        if (edge.AttemptTimeout is not { } attempt)
            return edge.Deadline;
        if (edge.Attempts is { IsUnbounded: true })
            return edge.Deadline;
        var all = attempt.TotalSeconds * Tries(edge) + DelaysOf(edge).Sum(delay => delay.TotalSeconds);
        return edge.Deadline is { } deadline && deadline.TotalSeconds < all ? deadline : Seconds.ToTime(all);
    }

    /// <summary>Attempts of an edge, 1 if nothing is stated; without end counts as very many.</summary>
    public static long Tries(Edge edge) => edge.Attempts is { } attempts ? attempts.Count ?? long.MaxValue : 1;

    /// <summary>Delay before the first retry of an edge; zero if none is stated.</summary>
    public static TimeSpan FirstDelayOf(Edge edge) => RetryOf(edge)?.Backoff?.First ?? TimeSpan.Zero;

    /// <summary>The policies whose numbers a waiting time rests on, tightest statements first.</summary>
    public static IEnumerable<CallPolicy> SourcesOf(Edge edge) =>
        edge.Policies.Where(policy => policy.Timeout?.Value is not null || policy.Deadline?.Value is not null || policy.Idle?.Value is not null || policy.Attempts > Attempts.Once);

    /// <summary>A policy with its numbers and its place, such as <c>web -> auth: client polly (4 attempts, 2 s for each)</c>.</summary>
    public static RelatedLocation PlaceOf(Edge edge, CallPolicy policy)
    {
        List<string> numbers = [];
        if (policy.Attempts is { } attempts)
            numbers.Add(attempts.IsUnbounded ? "attempts without end" : attempts == Attempts.Once ? "1 attempt" : $"{attempts} attempts");
        if (policy.Timeout?.Value is { } timeout)
            numbers.Add($"{TimeText.Of(timeout)} for each");
        if (policy.Idle?.Value is { } idle)
            numbers.Add($"{TimeText.Of(idle)} of silence");
        if (policy.Deadline?.Value is { } deadline)
            numbers.Add($"{TimeText.Of(deadline)} in all");
        if (policy.Backoff is { } backoff)
            numbers.Add($"delays from {TimeText.Of(backoff.First)} on");
        if (policy.RetryBudget is { } budget)
            numbers.Add($"a budget of {budget}");
        return new RelatedLocation(
            $"{edge}: {Label.Of(policy.Layer)} {policy.Product} ({string.Join(", ", numbers)}{(policy.Provenance == Provenance.Declared ? "" : ", by default")})", policy.At);
    }

    /// <summary>The delays before the retries of an edge, in order, the first of very many; empty if none is stated.</summary>
    public static IReadOnlyList<TimeSpan> DelaysOf(Edge edge)
    {
        if (RetryOf(edge) is not { Backoff: { } backoff, Attempts: { } attempts })
            return [];

        var delays = new List<TimeSpan>();
        var delay = backoff.First;
        while (delays.Count < Math.Min(attempts.Count ?? MostDelays, MostDelays) - 1)
        {
            delays.Add(backoff.Longest is { } longest && longest < delay ? longest : delay);
            delay = backoff.IsExponential && delay < TimeSpan.FromDays(1) ? 2 * delay : delay;
        }

        return delays;
    }

    /// <summary>The innermost policy that repeats the calls: its delays occur in every attempt of the layers before it.</summary>
    private static CallPolicy? RetryOf(Edge edge) => edge.Policies.LastOrDefault(policy => policy.Attempts > Attempts.Once);
}
