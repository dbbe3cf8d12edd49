namespace DepGuard.Findings;

/// <summary>A point on the curve of a hub: of one load there may be two outcomes, and its past decides which.</summary>
/// <param name="Load">Calls per second that are offered.</param>
/// <param name="Working">Calls per second that are answered in time while it works; null where it cannot.</param>
/// <param name="Down">The same once it is down; null where it does not stay down.</param>
public readonly record struct AnsweredLoad(double Load, double? Working, double? Down);
