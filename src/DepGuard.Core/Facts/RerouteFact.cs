using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>Calls to a name are answered by other services, as a service mesh or a resolver decides.</summary>
/// <param name="Scopes">Naming scopes in which all the names are looked up, nearest first.</param>
/// <param name="Callee">The name that callers use.</param>
/// <param name="Targets">What answers; it may include the callee itself.</param>
/// <param name="At">The place that states it.</param>
public sealed record RerouteFact(IReadOnlyList<string> Scopes, Address Callee, IReadOnlyList<Address> Targets, SourceSpan At)
    : Fact(At, Confidence.Declared)
{
    /// <summary>Callers whose calls are rerouted; null for all.</summary>
    public IReadOnlySet<Reference>? Callers { get; init; }

    /// <summary>What gets a copy of each call, whose answer nobody waits for.</summary>
    public IReadOnlyList<Address> Mirrors { get; init; } = [];
}
