using System.Text.Json;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Graph;

namespace DepGuard.Reports.Json;

/// <summary>Attempts and time limits of an edge as members of its JSON object, together and layer by layer.</summary>
internal static class PolicyJson
{
    /// <summary>Writes the members; null is "not stated" or, for a limit of time, "unbounded or not stated".</summary>
    public static void WriteNumbers(Utf8JsonWriter json, Edge edge)
    {
        WriteAttempts(json, edge.Attempts);
        WriteMilliseconds(json, "attemptTimeoutMs", edge.AttemptTimeout);
        WriteMilliseconds(json, "deadlineMs", edge.Deadline);
        GraphJson.WriteArray(json, "policies", edge.Policies, WritePolicy);
        WriteNumber(json, "calls", edge.Observed?.Calls);
        WriteNumber(json, "errors", edge.Observed?.Errors);
        if (edge.Observed?.P50 is { } half)
            WriteMilliseconds(json, "p50Ms", half);
        if (edge.Observed?.P99 is { } slow)
            WriteMilliseconds(json, "p99Ms", slow);
        if (edge.Observed?.Resends is { } resends)
            json.WriteNumber("resends", resends);
    }

    private static void WritePolicy(Utf8JsonWriter json, CallPolicy policy)
    {
        json.WriteString("layer", Label.Of(policy.Layer));
        json.WriteString("product", policy.Product);
        json.WriteString("provenance", Label.Of(policy.Provenance));
        WriteAttempts(json, policy.Attempts);
        WriteMilliseconds(json, "attemptTimeoutMs", policy.Timeout?.Value);
        WriteMilliseconds(json, "idleTimeoutMs", policy.Idle?.Value);
        WriteMilliseconds(json, "deadlineMs", policy.Deadline?.Value);
        WriteMilliseconds(json, "connectTimeoutMs", policy.Connect?.Value);
        WriteUnlimited(json, policy);
        if (policy.RetryBudget is { } budget)
            json.WriteNumber("retryBudget", budget.Value);
        if (policy.Backoff is { } backoff)
            WriteBackoff(json, backoff);
        if (policy.RetryOn is { } failures)
            json.WriteStrings("retryOn", failures);
        if (policy.RetriesUnsafeMethods)
            json.WriteBoolean("retriesUnsafeMethods", true);
        if (policy.Limits is { } limits)
            WriteLimits(json, limits);
        if (policy.Breaker is { } breaker)
            WriteBreaker(json, breaker);
        json.WriteStartObject("evidence");
        GraphJson.WritePlace(json, policy.At);
        json.WriteEndObject();
    }

    /// <summary>Names the limits that are null because none is in force, in contrast to those about which nothing is stated.</summary>
    private static void WriteUnlimited(Utf8JsonWriter json, CallPolicy policy)
    {
        var limits = new (string Name, TimeLimit? Limit)[]
        {
            ("attemptTimeoutMs", policy.Timeout), ("idleTimeoutMs", policy.Idle), ("deadlineMs", policy.Deadline), ("connectTimeoutMs", policy.Connect),
        };
        var unlimited = limits.Where(one => one.Limit == TimeLimit.None).Select(one => one.Name).ToList();
        if (unlimited.Count > 0)
            json.WriteStrings("unlimited", unlimited);
    }

    private static void WriteBackoff(Utf8JsonWriter json, Backoff backoff)
    {
        json.WriteStartObject("backoff");
        WriteMilliseconds(json, "firstMs", backoff.First);
        WriteMilliseconds(json, "longestMs", backoff.Longest);
        json.WriteBoolean("exponential", backoff.IsExponential);
        json.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter json, CallLimits limits)
    {
        json.WriteStartObject("limits");
        WriteNumber(json, "connections", limits.Connections);
        WriteNumber(json, "requests", limits.Requests);
        WriteNumber(json, "pending", limits.Pending);
        WriteNumber(json, "retries", limits.Retries);
        json.WriteEndObject();
    }

    private static void WriteBreaker(Utf8JsonWriter json, Breaker breaker)
    {
        json.WriteStartObject("breaker");
        WriteNumber(json, "consecutiveFailures", breaker.ConsecutiveFailures);
        WriteNumber(json, "failureRatio", breaker.FailureRatio?.Value);
        WriteMilliseconds(json, "openForMs", breaker.OpenFor);
        json.WriteEndObject();
    }

    private static void WriteAttempts(Utf8JsonWriter json, Attempts? attempts)
    {
        if (attempts is { IsUnbounded: true })
            json.WriteString("attempts", "unbounded");
        else
            WriteNumber(json, "attempts", attempts?.Count);
    }

    /// <summary>Writes milliseconds, or null.</summary>
    public static void WriteMilliseconds(Utf8JsonWriter json, string name, TimeSpan? time) => WriteNumber(json, name, time?.TotalMilliseconds);

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
