using DepGuard.Facts;

namespace DepGuard.Graph;

/// <summary>
/// What it costs to do without an edge, in units that only compare: rules of thumb for choosing among the edges of a cycle, not measured
/// effort.
/// </summary>
public static class RemovalCost
{
    /// <summary>A message already needs no answer; its consumer can be detached.</summary>
    public const int Message = 1;

    /// <summary>A start order gives way to a retry in the caller: configuration, seldom code.</summary>
    public const int StartOrder = 2;

    /// <summary>The caller needs the answer: it must get it from elsewhere, or later.</summary>
    public const int Call = 6;

    /// <summary>A call that authenticates requests cannot be dropped, only replaced by a local check, with a review of security.</summary>
    public const int Authentication = 10;

    /// <summary>The cost of one edge.</summary>
    public static int Of(Edge edge) => edge.Mode switch
    {
        CallMode.Async => Message,
        CallMode.Startup => StartOrder,
        _ => Authenticates(edge) ? Authentication : Call,
    };

    /// <summary>What others ask an authentication service is whether a request is allowed, unless it says otherwise.</summary>
    private static bool Authenticates(Edge edge) => edge.Roles.Contains(Role.Auth) || edge.Callee.Roles.Contains(Role.Auth);
}
