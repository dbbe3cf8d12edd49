using DepGuard.Facts;

namespace DepGuard.Readers.Traces.Metrics;

/// <summary>Two ends of calls that somebody else has counted.</summary>
/// <param name="Caller">Number of the caller.</param>
/// <param name="Callee">Number of the callee if it is a service that was observed; -1 if only <paramref name="Target"/> is known.</param>
/// <param name="Target">Name or host of the callee.</param>
/// <param name="UnknownKind">What the callee is if no known service has that name.</param>
/// <param name="Mode">How the caller depends on it.</param>
/// <param name="Source">Who counted.</param>
internal readonly record struct CounterKey(int Caller, int Callee, string Target, ServiceKind UnknownKind, CallMode Mode, string Source);
