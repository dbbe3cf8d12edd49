using System.Text.Json;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;

namespace DepGuard.Reports.Json;

/// <summary>
/// Numbers of a service or of the use of a callee as a member of its JSON object, each with its origin; nothing where none is known.
/// Times are milliseconds, rates are per second, shares are from 0 to 1, a queue that nothing bounds is <c>"unbounded"</c>.
/// </summary>
internal static class NumbersJson
{
    /// <summary>Writes <c>numbers</c> of a service.</summary>
    public static void Write(Utf8JsonWriter json, ServiceNumbers numbers)
    {
        if (ReferenceEquals(numbers, ServiceNumbers.None))
            return;
        json.WriteStartObject("numbers");
        Write(json, "tier", numbers.Tier, tier => tier);
        Write(json, "replicas", numbers.Replicas, replicas => replicas);
        Write(json, "workers", numbers.Workers, workers => workers);
        Write(json, "serviceTimeMs", numbers.ServiceTime, time => time.TotalMilliseconds);
        Write(json, "p99Ms", numbers.P99, time => time.TotalMilliseconds);
        Write(json, "queue", numbers.Queue, queue => queue == long.MaxValue ? null : queue);
        Write(json, "ratePerSecond", numbers.Rate, rate => rate);
        json.WriteEndObject();
    }

    /// <summary>Writes <c>usage</c> of an edge.</summary>
    public static void Write(Utf8JsonWriter json, CallUsage usage)
    {
        if (usage == CallUsage.None)
            return;
        json.WriteStartObject("usage");
        Write(json, "calls", usage.Calls, calls => calls);
        Write(json, "cacheHit", usage.CacheHit, share => share.Value);
        Write(json, "serviceTimeMs", usage.ServiceTime, time => time.TotalMilliseconds);
        Write(json, "fallback", usage.Fallback, share => share.Value);
        if (usage.SeparatePool is { } pool)
            Write(json, "separatePool", pool, value => json.WriteBoolean("value", value));
        json.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, Stated<T>? stated, Func<T, double?> number)
    {
        if (stated is not null)
            Write(json, name, stated, value => WriteNumber(json, number(value)));
    }

    private static void WriteNumber(Utf8JsonWriter json, double? number)
    {
        if (number is { } value)
            json.WriteNumber("value", value);
        else
            json.WriteString("value", "unbounded");
    }

    private static void Write<T>(Utf8JsonWriter json, string name, Stated<T> stated, Action<T> writeValue)
    {
        json.WriteStartObject(name);
        writeValue(stated.Value);
        json.WriteString("provenance", Label.Of(stated.Provenance));
        json.WriteStartObject("evidence");
        GraphJson.WritePlace(json, stated.At);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
