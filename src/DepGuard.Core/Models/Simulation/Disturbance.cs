namespace DepGuard.Models.Simulation;

/// <summary>Something that happens to a simulated hub.</summary>
/// <param name="Kind">What.</param>
/// <param name="AtSecond">When it begins.</param>
/// <param name="ForSeconds">How long it lasts; zero for what happens at once.</param>
/// <param name="Value">The new calls per second of a <see cref="DisturbanceKind.Load"/>, the factor of a <see cref="DisturbanceKind.SlowDown"/>.</param>
public sealed record Disturbance(DisturbanceKind Kind, double AtSecond, double ForSeconds = 0, double Value = 1);
