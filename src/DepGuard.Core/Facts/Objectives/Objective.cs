using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Facts.Objectives;

/// <summary>A promise about the answers of a service over a window of time.</summary>
/// <param name="Name">Name of the objective, as written.</param>
/// <param name="Kind">What is promised.</param>
/// <param name="Target">Share of good answers; formats write it as a ratio or as a percentage.</param>
/// <param name="Format">Format that states it, such as <c>openslo</c>.</param>
/// <param name="At">The target.</param>
public sealed record Objective(string Name, ObjectiveKind Kind, Ratio Target, string Format, SourceSpan At)
{
    /// <summary>Time over which the share is taken; null if none is stated.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Longest time that a good answer takes; null for other kinds, or if its unit is not stated.</summary>
    public TimeSpan? Threshold { get; init; }
}
