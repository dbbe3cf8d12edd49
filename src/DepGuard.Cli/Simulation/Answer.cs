using DepGuard.Checks.Capacity;
using DepGuard.Models.Hubs;
using DepGuard.Models.Simulation;

namespace DepGuard.Cli.Simulation;

/// <summary>What is known about a hub that was asked about.</summary>
/// <param name="Case">The service of the graph; null for a hub by numbers.</param>
/// <param name="Stated">Options that replace its numbers.</param>
/// <param name="Scenario">The hub, its load and what happens to it.</param>
/// <param name="Forecast">What the closed forms say.</param>
/// <param name="LeftOut">Options that only a simulation takes into account.</param>
/// <param name="Result">What the simulation saw; null if none was asked for.</param>
internal sealed record Answer(HubCase? Case, IReadOnlyList<string> Stated, Scenario Scenario, HubForecast Forecast, IReadOnlyList<string> LeftOut, SimulationResult? Result);
