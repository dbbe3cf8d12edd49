using DepGuard.Sources;

namespace DepGuard.Facts;

/// <summary>Traces or metrics saw a caller call something.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Target">The address, or the name, by which it was seen to call.</param>
/// <param name="Mode">How it depends on the callee.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Source">What saw it: <c>spans</c>, <c>dependencies</c> or the name of a metric. Sources count the same calls, so they do not add up.</param>
/// <param name="At">The place that states it first.</param>
public sealed record ObservedCallFact(Reference Caller, Address Target, CallMode Mode, Observation Seen, string Source, SourceSpan At)
    : Fact(At, Confidence.Observed)
{
    /// <summary>The callee if it was observed itself, so that its name needs no resolution; null if only the address is known.</summary>
    public Reference? Callee { get; init; }

    /// <summary>What an address that names no known service is: a store, a broker, or external.</summary>
    public ServiceKind UnknownKind { get; init; } = ServiceKind.External;

    /// <summary>True when the observation itself decides the mode, whatever the callee is.</summary>
    public bool DecidesMode { get; init; }
}
