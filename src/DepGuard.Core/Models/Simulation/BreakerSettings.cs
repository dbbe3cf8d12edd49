namespace DepGuard.Models.Simulation;

/// <summary>When a circuit breaker of the callers opens.</summary>
/// <param name="FailureRatio">Share of failed attempts within the window.</param>
/// <param name="Least">Attempts within the window below which nothing is judged.</param>
/// <param name="Window">The time that is looked back.</param>
/// <param name="OpenFor">How long attempts are refused at once, before one of them may try.</param>
public sealed record BreakerSettings(double FailureRatio, int Least, TimeSpan Window, TimeSpan OpenFor);
