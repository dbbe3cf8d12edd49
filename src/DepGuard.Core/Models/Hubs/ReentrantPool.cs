namespace DepGuard.Models.Hubs;

/// <summary>
/// Workers that stay busy while a call they made comes back to the same pool: hub, another service, hub again. The pool can lock up with
/// every worker waiting for an inner call that no worker is free to serve, far below its fluid capacity.
/// </summary>
/// <param name="Workers">Workers of the pool.</param>
/// <param name="Own">Time of the outer call in the hub itself.</param>
/// <param name="Via">Time in the other service.</param>
/// <param name="Inner">Time of the inner call in the hub.</param>
/// <param name="Share">Share of outer calls that make the nested call.</param>
public sealed record ReentrantPool(long Workers, TimeSpan Own, TimeSpan Via, TimeSpan Inner, double Share = 1)
{
    /// <summary>Calls per second if workers never had to wait for one another: workers / (own + share (via + 2 inner)).</summary>
    public double FluidCapacityPerSecond => Rate(Own.TotalSeconds + (Share * (Via.TotalSeconds + (2 * Inner.TotalSeconds))));

    /// <summary>Calls per second of a pool whose inner calls another pool serves; the worker is still held meanwhile.</summary>
    public double SeparatePoolCapacityPerSecond => Rate(Own.TotalSeconds + (Share * (Via.TotalSeconds + Inner.TotalSeconds)));

    /// <summary>Calls per second under a backlog, when each outer call holds its worker until the inner call times out.</summary>
    public double BacklogCapacityPerSecond(TimeSpan innerTimeout) => Rate(Own.TotalSeconds + Via.TotalSeconds + innerTimeout.TotalSeconds);

    /// <summary>Load over fluid capacity.</summary>
    public double Utilisation(double callsPerSecond) => callsPerSecond > 0 ? callsPerSecond / FluidCapacityPerSecond : 0;

    /// <summary>
    /// Utilisation above which the pool locks up within minutes, an empirical fit to simulations: 1 - margin / sqrt(workers), never below
    /// zero. Margin 2.5; 3 for a lock-up within days.
    /// </summary>
    public double SafeUtilisation(double margin = 2.5) => Workers > 0 ? Math.Max(0, 1 - (margin / Math.Sqrt(Workers))) : 0;

    /// <summary>True when the pool can be expected to lock up at a load.</summary>
    public bool LocksUp(double callsPerSecond, double margin = 2.5) => callsPerSecond > 0 && Utilisation(callsPerSecond) > SafeUtilisation(margin);

    private double Rate(double heldSeconds) =>
        Workers <= 0 ? 0 : heldSeconds > 0 ? Workers / heldSeconds : double.PositiveInfinity;
}
