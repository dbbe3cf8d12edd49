using DepGuard.Facts;

namespace DepGuard.Readers.Traces.Joining;

/// <summary>Two ends of calls: the callee by the number of its service, or else by the number of the peer that spans name.</summary>
internal readonly record struct CallKey(int Caller, int Callee, int Peer, CallMode Mode);
