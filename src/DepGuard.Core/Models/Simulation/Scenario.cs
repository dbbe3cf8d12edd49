using DepGuard.Models.Hubs;

namespace DepGuard.Models.Simulation;

/// <summary>What is simulated: a hub under a load, with what happens to it.</summary>
/// <param name="Hub">The hub. Retries without end count as a million attempts.</param>
/// <param name="CallsPerSecond">New calls per second on a calm day; they come independently of each other (Poisson).</param>
public sealed record Scenario(Hub Hub, double CallsPerSecond)
{
    /// <summary>True if the attempt that came last is served first.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>True if a delay is drawn evenly between zero and the stated one ("full jitter").</summary>
    public bool HasJitter { get; init; }

    /// <summary>Attempts that could not be answered this long before their caller leaves are refused instead of served; null to serve all.</summary>
    public TimeSpan? ShedMargin { get; init; }

    /// <summary>The callers' circuit breaker; null for none.</summary>
    public BreakerSettings? Breaker { get; init; }

    /// <summary>What happens, by time.</summary>
    public IReadOnlyList<Disturbance> Disturbances { get; init; } = [];

    /// <summary>Seconds that are simulated.</summary>
    public double Seconds { get; init; } = 300;

    /// <summary>Calm seconds at the beginning that are compared with the end.</summary>
    public double CalmSeconds { get; init; } = 60;

    /// <summary>Number from which all chance is drawn: the same one gives the same run.</summary>
    public int Seed { get; init; } = 1;
}
