namespace DepGuard.Readers.Traces.Joining;

/// <summary>The other end of a call as the attributes of a span name it; texts by their numbers, -1 for none.</summary>
/// <param name="Role">What the other end is.</param>
/// <param name="Name">Its name or address.</param>
/// <param name="Port">Its port; 0 if none is stated.</param>
/// <param name="System">Product of a store or broker.</param>
/// <param name="Destination">Topic or queue.</param>
internal readonly record struct Peer(PeerRole Role, int Name, int Port, int System, int Destination);
