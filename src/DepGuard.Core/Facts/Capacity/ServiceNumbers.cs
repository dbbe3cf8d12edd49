using DepGuard.Facts.Policies;

namespace DepGuard.Facts.Capacity;

/// <summary>What a service can take and what reaches it. A number that is null is not stated anywhere.</summary>
public sealed record ServiceNumbers
{
    /// <summary>Nothing is stated.</summary>
    public static ServiceNumbers None { get; } = new();

    /// <summary>Criticality: 0 for what everything stands on, 1 for what users see, more for the rest.</summary>
    public Stated<int>? Tier { get; init; }

    /// <summary>Copies that run at the same time.</summary>
    public Stated<int>? Replicas { get; init; }

    /// <summary>Requests that all copies together work on at the same time.</summary>
    public Stated<int>? Workers { get; init; }

    /// <summary>Mean time that a request keeps a worker busy, without the time that it waits for other services.</summary>
    public Stated<TimeSpan>? ServiceTime { get; init; }

    /// <summary>99 of 100 answers take no longer.</summary>
    public Stated<TimeSpan>? P99 { get; init; }

    /// <summary>Requests that may wait for a worker; <see cref="long.MaxValue"/> if nothing bounds them.</summary>
    public Stated<long>? Queue { get; init; }

    /// <summary>Requests a second from outside of the graph.</summary>
    public Stated<double>? Rate { get; init; }

    /// <summary>These numbers, and those of another source for what they leave open.</summary>
    public ServiceNumbers Or(ServiceNumbers other) => ReferenceEquals(this, None) ? other : ReferenceEquals(other, None) ? this : new()
    {
        Tier = Tier ?? other.Tier,
        Replicas = Stronger(Replicas, other.Replicas),
        Workers = Workers ?? other.Workers,
        ServiceTime = ServiceTime ?? other.ServiceTime,
        P99 = P99 ?? other.P99,
        Queue = Queue ?? other.Queue,
        Rate = Rate ?? other.Rate,
    };

    /// <summary>A default gives way to what is stated, in whatever order the two are found.</summary>
    private static Stated<int>? Stronger(Stated<int>? first, Stated<int>? second) =>
        first is { Provenance: Provenance.Default or Provenance.Assumed } && second?.Provenance > first.Provenance ? second : first ?? second;
}
