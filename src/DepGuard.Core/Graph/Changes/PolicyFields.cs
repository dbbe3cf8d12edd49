using System.Globalization;
using DepGuard.Facts.Policies;

namespace DepGuard.Graph.Changes;

/// <summary>What the policies of a call are compared by: each number for itself, in each layer and product.</summary>
internal static class PolicyFields
{
    private static readonly CallPolicy Blank = new(default, "", default, default);

    /// <summary>Every field, in the order of reports.</summary>
    public static IReadOnlyList<Field<Edge>> All { get; } =
    [
        Of(nameof(CallPolicy.Attempts), "attempts", policy => policy.Attempts, (policy, from) => policy with { Attempts = from.Attempts }, value => $"{value}") with { Text = edge => edge.Attempts?.ToString(), Effect = EffectOfAttempts },
        Of(nameof(CallPolicy.Timeout), "timeout of an attempt", policy => policy.Timeout, (policy, from) => policy with { Timeout = from.Timeout }, value => $"{value}") with { Text = edge => Time(edge.AttemptTimeout) },
        Of(nameof(CallPolicy.Deadline), "deadline", policy => policy.Deadline, (policy, from) => policy with { Deadline = from.Deadline }, value => $"{value}") with { Text = edge => Time(edge.Deadline) },
        Of(nameof(CallPolicy.Idle), "limit of silence", policy => policy.Idle, (policy, from) => policy with { Idle = from.Idle }, value => $"{value}"),
        Of(nameof(CallPolicy.Connect), "limit of connecting", policy => policy.Connect, (policy, from) => policy with { Connect = from.Connect }, value => $"{value}"),
        Of(nameof(CallPolicy.RetryBudget), "retry budget", policy => policy.RetryBudget, (policy, from) => policy with { RetryBudget = from.RetryBudget }, value => $"{value}") with { Text = edge => Protection.BudgetOf(edge)?.ToString() },
        Of(nameof(CallPolicy.Backoff), "back-off", policy => policy.Backoff, (policy, from) => policy with { Backoff = from.Backoff }, backoff => Delay(backoff!)),
        Of(nameof(CallPolicy.RetryOn), "retried failures", policy => policy.RetryOn is { } words ? string.Join(", ", words.Order(StringComparer.Ordinal)) : null, (policy, from) => policy with { RetryOn = from.RetryOn }, words => words),
        Of(nameof(CallPolicy.RetriesUnsafeMethods), "retries of unsafe methods", policy => policy.RetriesUnsafeMethods ? "yes" : null, (policy, from) => policy with { RetriesUnsafeMethods = from.RetriesUnsafeMethods }, word => word),
        Of(nameof(CallPolicy.Limits), "limits of calls under way", policy => policy.Limits, (policy, from) => policy with { Limits = from.Limits }, limits => Bounds(limits!)),
        Of(nameof(CallPolicy.Breaker), "breaker", policy => policy.Breaker, (policy, from) => policy with { Breaker = from.Breaker }, breaker => Opening(breaker!)),
    ];

    /// <summary>Properties of a policy that are no field, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NotCompared { get; } = new Dictionary<string, string>
    {
        [nameof(CallPolicy.Layer)] = "tells settings apart",
        [nameof(CallPolicy.Product)] = "tells settings apart",
        [nameof(CallPolicy.Provenance)] = "says where a number comes from, not what it is",
        [nameof(CallPolicy.At)] = "a place; it moves without a change",
        [nameof(CallPolicy.IsEmpty)] = "follows from the numbers",
    };

    /// <summary>More attempts of all layers together are more load; the same number in other layers may be either.</summary>
    private static Effect EffectOfAttempts(Edge before, Edge after) =>
        (after.Attempts ?? Attempts.Once).CompareTo(before.Attempts ?? Attempts.Once) switch
        {
            > 0 => Effect.Worse,
            < 0 => Effect.Better,
            _ => before.Policies.Concat(after.Policies).Any(policy => policy.Attempts > Attempts.Once) ? Effect.Unknown : Effect.None,
        };

    private static Field<Edge> Of<TValue>(string property, string name, Func<CallPolicy, TValue> get, Func<CallPolicy, CallPolicy, CallPolicy> copy, Func<TValue, string?> text)
    {
        var field = new PolicyField(
            (one, other) => EqualityComparer<TValue>.Default.Equals(get(one), get(other)),
            policy => get(policy) is { } value ? text(value) : null,
            (policy, from) => copy(policy, from ?? Blank));
        return new Field<Edge>($"{nameof(Edge.Policies)}.{property}", name, field.IsSame, field.ByLayer, step => field.Merge(step, name)) { Detail = field.WithLayers };
    }

    private static string? Time(TimeSpan? time) => time is { } value ? FieldOf.Time(value) : null;

    private static string Delay(Backoff backoff) => $"{(backoff.IsExponential ? "growing from " : "")}{FieldOf.Time(backoff.First)}{(backoff.Longest is { } longest ? $" to {FieldOf.Time(longest)}" : "")}";

    private static string Opening(Breaker breaker) => Words(
        breaker.ConsecutiveFailures is { } failures ? $"after {failures.ToString(CultureInfo.InvariantCulture)} failures" : null,
        breaker.FailureRatio is { } ratio ? $"at {ratio} failures" : null,
        breaker.OpenFor is { } open ? $"for {FieldOf.Time(open)}" : null);

    private static string Bounds(CallLimits limits) => Words(
        Bound(limits.Connections, "connections"), Bound(limits.Requests, "calls"), Bound(limits.Pending, "waiting calls"), Bound(limits.Retries, "retries"));

    private static string? Bound(long? limit, string what) => limit is { } count ? $"{count.ToString(CultureInfo.InvariantCulture)} {what}" : null;

    private static string Words(params string?[] parts) => parts.OfType<string>().DefaultIfEmpty("stated").Aggregate((one, other) => $"{one} and {other}");
}
