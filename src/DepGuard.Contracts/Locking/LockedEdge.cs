namespace DepGuard.Contracts.Locking;

/// <summary>"Caller depends on callee" as <c>depguard.graph</c> states it; one for each pair of services.</summary>
/// <param name="Caller">Id of the end that depends.</param>
/// <param name="Callee">Id of the end that is depended on.</param>
/// <param name="Mode">How.</param>
public sealed record LockedEdge(string Caller, string Callee, LockedMode Mode);
