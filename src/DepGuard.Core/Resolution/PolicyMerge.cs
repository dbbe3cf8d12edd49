using DepGuard.Facts.Policies;

namespace DepGuard.Resolution;

/// <summary>
/// Joins what several places state about one call. Policies of one layer and product are one setting: a declared number takes the place of a
/// default; of alternatives, such as the routes of a gateway, the worst case counts. Different layers and products all stay, since they act on
/// top of each other.
/// </summary>
internal static class PolicyMerge
{
    /// <summary>One policy for each layer, product and provenance, from the caller outwards; no number is stated twice for one layer and product.</summary>
    public static IReadOnlyList<CallPolicy> Of(IReadOnlyList<CallPolicy> policies) => policies is [] or [{ IsEmpty: false }] ? policies :
    [
        .. policies
            .GroupBy(policy => (policy.Layer, policy.Product))
            .OrderBy(setting => setting.Key.Layer)
            .ThenBy(setting => setting.Key.Product, StringComparer.Ordinal)
            .SelectMany(Setting),
    ];

    private static IEnumerable<CallPolicy> Setting(IEnumerable<CallPolicy> policies)
    {
        CallPolicy? stated = null;
        foreach (var group in policies.GroupBy(policy => policy.Provenance).OrderByDescending(group => group.Key))
        {
            var worst = group.OrderBy(policy => policy.At).Aggregate(Worst);
            var left = stated is null ? worst : Without(worst, stated);
            if (!left.IsEmpty)
                yield return left;
            stated = stated is null ? worst : Filled(stated, worst);
        }
    }

    /// <summary>The larger of two alternatives, number by number; the place is that of the alternative with more attempts.</summary>
    private static CallPolicy Worst(CallPolicy one, CallPolicy other) => Filled(one, other) with
    {
        At = other.Attempts > one.Attempts ? other.At : one.At,
        Attempts = Largest(one.Attempts, other.Attempts),
        Timeout = Largest(one.Timeout, other.Timeout),
        Idle = Largest(one.Idle, other.Idle),
        Deadline = Largest(one.Deadline, other.Deadline),
        Connect = Largest(one.Connect, other.Connect),
        RetryOn = one.RetryOn is { } some && other.RetryOn is { } more ? [.. some.Union(more, StringComparer.Ordinal)] : one.RetryOn ?? other.RetryOn,
        RetriesUnsafeMethods = one.RetriesUnsafeMethods || other.RetriesUnsafeMethods,
    };

    private static T? Largest<T>(T? one, T? other)
        where T : struct, IComparable<T> =>
        one is { } a && other is { } b ? (a.CompareTo(b) < 0 ? b : a) : one ?? other;

    private static CallPolicy Filled(CallPolicy policy, CallPolicy by) => policy with
    {
        Attempts = policy.Attempts ?? by.Attempts,
        Timeout = policy.Timeout ?? by.Timeout,
        Idle = policy.Idle ?? by.Idle,
        Deadline = policy.Deadline ?? by.Deadline,
        Connect = policy.Connect ?? by.Connect,
        RetryBudget = policy.RetryBudget ?? by.RetryBudget,
        Backoff = policy.Backoff ?? by.Backoff,
        RetryOn = policy.RetryOn ?? by.RetryOn,
        Limits = policy.Limits ?? by.Limits,
        Breaker = policy.Breaker ?? by.Breaker,
    };

    private static CallPolicy Without(CallPolicy policy, CallPolicy stated) => policy with
    {
        Attempts = stated.Attempts is null ? policy.Attempts : null,
        Timeout = stated.Timeout is null ? policy.Timeout : null,
        Idle = stated.Idle is null ? policy.Idle : null,
        Deadline = stated.Deadline is null ? policy.Deadline : null,
        Connect = stated.Connect is null ? policy.Connect : null,
        RetryBudget = stated.RetryBudget is null ? policy.RetryBudget : null,
        Backoff = stated.Backoff is null && stated.Attempts != Attempts.Once ? policy.Backoff : null,
        RetryOn = stated.RetryOn is null && stated.Attempts != Attempts.Once ? policy.RetryOn : null,
        Limits = stated.Limits is null ? policy.Limits : null,
        Breaker = stated.Breaker is null ? policy.Breaker : null,
    };
}
