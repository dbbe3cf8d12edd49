using DepGuard.Sources;

namespace DepGuard.Facts.Objectives;

/// <summary>Somebody is told when failures use up the error budget of an objective too fast.</summary>
/// <param name="Name">Name of the alert, as written.</param>
/// <param name="Objective">Name of the objective; null if the alert names only the service.</param>
/// <param name="At">The alert.</param>
public sealed record BurnAlert(string Name, string? Objective, SourceSpan At);
