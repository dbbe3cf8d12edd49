using DepGuard.Facts.Policies;

namespace DepGuard.Graph;

/// <summary>
/// The numbers of a call behind all its layers. Attempts multiply. A layer's deadline bounds the whole call only if no layer nearer to the
/// caller repeats the call; else it bounds one attempt. Where a layer does not retry, its limit of an attempt is its deadline.
/// </summary>
internal sealed record CallNumbers(Attempts? Attempts, TimeSpan? AttemptTimeout, TimeSpan? Deadline)
{
    /// <summary>Nothing is stated.</summary>
    public static CallNumbers None { get; } = new(null, null, null);

    /// <summary>The numbers of policies that are sorted from the caller outwards.</summary>
    public static CallNumbers Of(IReadOnlyList<CallPolicy> policies)
    {
        var numbers = None;
        foreach (var layer in policies.GroupBy(policy => (policy.Layer, policy.Product)))
        {
            var own = layer.Select(policy => policy.Attempts).FirstOrDefault(attempts => attempts is not null);
            foreach (var policy in layer)
                numbers = numbers.Behind(policy, own);
            numbers = numbers with { Attempts = numbers.Attempts is { } outer && own is { } its ? outer * its : numbers.Attempts ?? own };
        }

        return numbers;
    }

    private CallNumbers Behind(CallPolicy policy, Attempts? own)
    {
        var isRepeated = IsRetry(Attempts);
        var whole = IsRetry(own) ? policy.Deadline?.Value : Tightest(policy.Deadline?.Value, policy.Timeout?.Value);
        return this with
        {
            AttemptTimeout = Tightest(Tightest(AttemptTimeout, policy.Timeout?.Value), Tightest(policy.Idle?.Value, isRepeated ? whole : null)),
            Deadline = Tightest(Deadline, isRepeated ? null : whole),
        };
    }

    private static bool IsRetry(Attempts? attempts) => attempts > Facts.Policies.Attempts.Once;

    private static TimeSpan? Tightest(TimeSpan? left, TimeSpan? right) => left is null || right < left ? right ?? left : left;
}
