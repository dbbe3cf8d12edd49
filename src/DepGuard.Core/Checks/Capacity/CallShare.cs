using DepGuard.Graph;

namespace DepGuard.Checks.Capacity;

/// <summary>How many calls a request of the caller makes on an edge, by what is stated.</summary>
internal static class CallShare
{
    /// <summary>Calls that a request makes before a cache is asked; 1 unless stated.</summary>
    public static double CallsOf(Edge edge) => edge.Usage.Calls?.Value ?? 1;

    /// <summary>Share of the calls that the caller's cache does not answer; 1 unless stated.</summary>
    public static double MissesOf(Edge edge) => 1 - (edge.Usage.CacheHit?.Value.Value ?? 0);

    /// <summary>Calls that reach the callee for a request of the caller, when none is repeated.</summary>
    public static double Of(Edge edge) => CallsOf(edge) * MissesOf(edge);
}
