using DepGuard.Facts.Policies;

namespace DepGuard.Reports.Stored;

/// <summary>Reads what one layer does to the calls of an edge.</summary>
internal static class StoredPolicy
{
    /// <summary>The policy.</summary>
    public static CallPolicy Read(StoredObject stored)
    {
        var unlimited = stored.Texts("unlimited");
        return new CallPolicy(stored.Label<Layer>("layer"), stored.Text("product"), stored.Label<Provenance>("provenance"), stored.Object("evidence").Place())
        {
            Attempts = Attempts(stored),
            Timeout = Limit(stored, "attemptTimeoutMs", unlimited),
            Idle = Limit(stored, "idleTimeoutMs", unlimited),
            Deadline = Limit(stored, "deadlineMs", unlimited),
            Connect = Limit(stored, "connectTimeoutMs", unlimited),
            RetryBudget = Share(stored, "retryBudget"),
            Backoff = stored.Optional("backoff") is { } backoff
                ? new Backoff(backoff.Time("firstMs") ?? TimeSpan.Zero, backoff.Time("longestMs"), backoff.IsTrue("exponential"))
                : null,
            RetryOn = stored.Has("retryOn") ? stored.Texts("retryOn") : null,
            RetriesUnsafeMethods = stored.IsTrue("retriesUnsafeMethods"),
            Limits = stored.Optional("limits") is { } limits ? Limits(limits) : null,
            Breaker = stored.Optional("breaker") is { } breaker ? Breaker(breaker) : null,
        };
    }

    /// <summary>The nearest whole number; what is larger than any is the largest.</summary>
    public static long Whole(double number) => number >= long.MaxValue ? long.MaxValue : (long)number;

    private static Attempts? Attempts(StoredObject stored)
    {
        if (!stored.Has("attempts"))
            return null;

        return IsUnbounded(stored, "attempts") ? Facts.Policies.Attempts.Unbounded : Facts.Policies.Attempts.Of(Whole(stored.Number("attempts") ?? 1));
    }

    /// <summary>Whether a member holds the word <c>unbounded</c> instead of a number.</summary>
    public static bool IsUnbounded(StoredObject stored, string name) => stored.IsText(name) && stored.OptionalText(name) == "unbounded";

    private static TimeLimit? Limit(StoredObject stored, string name, IReadOnlyList<string> unlimited) =>
        unlimited.Contains(name) ? TimeLimit.None
        : stored.Time(name) is { } time ? TimeLimit.Of(time)
        : null;

    private static Ratio? Share(StoredObject stored, string name) => stored.Number(name) is { } share ? new Ratio(share) : null;

    private static CallLimits Limits(StoredObject stored) => new()
    {
        Connections = WholeOf(stored, "connections"),
        Requests = WholeOf(stored, "requests"),
        Pending = WholeOf(stored, "pending"),
        Retries = WholeOf(stored, "retries"),
    };

    private static long? WholeOf(StoredObject stored, string name) => stored.Number(name) is { } number ? Whole(number) : null;

    private static Breaker Breaker(StoredObject stored) => new()
    {
        ConsecutiveFailures = stored.Has("consecutiveFailures") ? stored.Count("consecutiveFailures") : null,
        FailureRatio = Share(stored, "failureRatio"),
        OpenFor = stored.Time("openForMs"),
    };
}
