using DepGuard.Facts.Capacity;
using DepGuard.Facts.Objectives;
using DepGuard.Facts.Policies;

namespace DepGuard.Reports.Stored;

/// <summary>Reads numbers with their origin, objectives and alerts.</summary>
internal static class StoredNumbers
{
    /// <summary>What a service can take and what reaches it.</summary>
    public static ServiceNumbers OfService(StoredObject service) => service.Optional("numbers") is not { } numbers ? ServiceNumbers.None : new()
    {
        Tier = Stated(numbers, "tier", stored => stored.Count("value")),
        Replicas = Stated(numbers, "replicas", stored => stored.Count("value")),
        Workers = Stated(numbers, "workers", stored => stored.Count("value")),
        ServiceTime = Stated(numbers, "serviceTimeMs", Time),
        P99 = Stated(numbers, "p99Ms", Time),
        Queue = Stated(numbers, "queue", Queue),
        Rate = Stated(numbers, "ratePerSecond", Number),
    };

    /// <summary>How much of the callee a request of the caller uses.</summary>
    public static CallUsage OfEdge(StoredObject edge) => edge.Optional("usage") is not { } usage ? CallUsage.None : new()
    {
        Calls = Stated(usage, "calls", Number),
        CacheHit = Stated(usage, "cacheHit", Share),
        ServiceTime = Stated(usage, "serviceTimeMs", Time),
        Fallback = Stated(usage, "fallback", Share),
        SeparatePool = Stated(usage, "separatePool", stored => stored.IsTrue("value")),
    };

    /// <summary>What is promised about the answers of a service.</summary>
    public static IReadOnlyList<Objective> Objectives(StoredObject service) => [.. service.Objects("objectives").Select(stored =>
        new Objective(
            stored.Text("name"), stored.Label<ObjectiveKind>("kind"), new Ratio(stored.Number("target") ?? 0), stored.Text("format"), stored.Object("evidence").Place())
        {
            Window = stored.Time("windowMs"),
            Threshold = stored.Time("thresholdMs"),
        })];

    /// <summary>Alerts about error budgets.</summary>
    public static IReadOnlyList<BurnAlert> Alerts(StoredObject service) => [.. service.Objects("burnRateAlerts").Select(stored =>
        new BurnAlert(stored.Text("name"), stored.OptionalText("objective"), stored.Object("evidence").Place()))];

    private static Stated<T>? Stated<T>(StoredObject numbers, string name, Func<StoredObject, T> value) =>
        numbers.Optional(name) is { } stored ? new(value(stored), stored.Label<Provenance>("provenance"), stored.Object("evidence").Place()) : null;

    private static double Number(StoredObject stored) => stored.Number("value") ?? 0;

    private static Ratio Share(StoredObject stored) => new(Number(stored));

    private static TimeSpan Time(StoredObject stored) => stored.Time("value") ?? TimeSpan.Zero;

    private static long Queue(StoredObject stored) =>
        StoredPolicy.IsUnbounded(stored, "value") ? long.MaxValue : StoredPolicy.Whole(Number(stored));
}
