namespace DepGuard.Models.Hubs;

/// <summary>The class of a hub and the failure rates at which it settles.</summary>
/// <param name="Class">The class.</param>
/// <param name="CalmFailureRate">Share of attempts that fail while it works; null if it cannot.</param>
/// <param name="CollapsedFailureRate">Share of attempts that fail once it is down; null if it does not stay down.</param>
public sealed record HubState(HubClass Class, double? CalmFailureRate, double? CollapsedFailureRate);
