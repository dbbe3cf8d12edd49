using DepGuard.Facts.Policies;
using DepGuard.Graph;

namespace DepGuard.Reports.Text;

/// <summary>Attempts and time limits for people.</summary>
internal static class CallNumbersText
{
    /// <summary>What all layers of an edge make of it together, such as <c>attempts 9</c>; empty if nothing is stated.</summary>
    public static IEnumerable<string> Of(Edge edge)
    {
        if (edge.Attempts is { } attempts)
            yield return $"attempts {attempts}";
        if (edge.AttemptTimeout is { } timeout)
            yield return $"timeout {TimeLimit.Of(timeout)}";
        if (edge.Deadline is { } deadline)
            yield return $"deadline {TimeLimit.Of(deadline)}";
    }

    /// <summary>What a drawing says beside the edge: attempts of who retries, and the deadline; empty if there are none.</summary>
    public static string Drawn(Edge edge) => string.Join(", ", DrawnNumbers(edge));

    /// <summary>What one layer does, such as <c>sidecar istio (default): attempts 3</c>.</summary>
    public static string Of(CallPolicy policy) =>
        $"{Label(policy.Layer)} {policy.Product} ({Label(policy.Provenance)}): {string.Join(", ", Numbers(policy))}";

    private static IEnumerable<string> DrawnNumbers(Edge edge)
    {
        if (edge.Attempts is { } attempts && attempts > Attempts.Once)
            yield return $"attempts {attempts}";
        if (edge.Deadline is { } deadline)
            yield return $"deadline {TimeLimit.Of(deadline)}";
    }

    private static IEnumerable<string> Numbers(CallPolicy policy)
    {
        if (policy.Attempts is { } attempts)
            yield return $"attempts {attempts}";
        if (policy.RetryOn is { Count: > 0 } failures)
            yield return $"retries on {string.Join(" ", failures)}";
        if (policy.RetriesUnsafeMethods)
            yield return "retries unsafe methods";
        if (policy.Timeout is { } timeout)
            yield return $"timeout {timeout}";
        if (policy.Idle is { } idle)
            yield return $"idle {idle}";
        if (policy.Deadline is { } deadline)
            yield return $"deadline {deadline}";
        if (policy.Connect is { } connect)
            yield return $"connect {connect}";
        if (policy.RetryBudget is { } budget)
            yield return $"retry budget {budget}";
        if (policy.Backoff is { } backoff)
            yield return $"backoff {TimeLimit.Of(backoff.First)}{(backoff.IsExponential ? " exponential" : "")}";
        if (policy.Limits is { } limits)
            yield return $"at most {string.Join(", ", Limits(limits))}";
        if (policy.Breaker is { } breaker)
            yield return string.Join(" ", Breaker(breaker));
    }

    private static IEnumerable<string> Limits(CallLimits limits)
    {
        if (limits.Connections is { } connections)
            yield return Words.Count(connections, "connection");
        if (limits.Requests is { } requests)
            yield return $"{Words.Number(requests)} under way";
        if (limits.Pending is { } pending)
            yield return $"{Words.Number(pending)} waiting";
        if (limits.Retries is { } retries)
            yield return $"{Words.Number(retries)} retried";
    }

    private static IEnumerable<string> Breaker(Breaker breaker)
    {
        yield return "breaker";
        if (breaker.ConsecutiveFailures is { } failures)
            yield return $"after {Words.Count(failures, "failure")}";
        if (breaker.FailureRatio is { } ratio)
            yield return $"at {ratio} failures";
        if (breaker.OpenFor is { } open)
            yield return $"for {TimeLimit.Of(open)}";
    }

    private static string Label<T>(T value)
        where T : struct, Enum => Facts.Label.Of(value);
}
