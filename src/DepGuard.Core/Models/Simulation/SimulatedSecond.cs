namespace DepGuard.Models.Simulation;

/// <summary>What was seen in one second.</summary>
/// <param name="Calls">New calls.</param>
/// <param name="Attempts">Attempts, the first ones included.</param>
/// <param name="Answered">Calls that were answered in time.</param>
/// <param name="Waiting">Attempts that waited at its end.</param>
public readonly record struct SimulatedSecond(int Calls, int Attempts, int Answered, int Waiting);
