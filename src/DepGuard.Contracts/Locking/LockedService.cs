namespace DepGuard.Contracts.Locking;

/// <summary>A service as <c>depguard.graph</c> states it.</summary>
/// <param name="Id">Its id, unique in the graph.</param>
/// <param name="IsHub">Whether its trouble is everybody's.</param>
/// <param name="Roles">Parts it plays for others, such as <c>auth</c>.</param>
/// <param name="Aliases">Its other names.</param>
public sealed record LockedService(string Id, bool IsHub, IReadOnlyList<string> Roles, IReadOnlyList<string> Aliases);
